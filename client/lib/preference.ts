/** A choice that this browser remembers, such as the card as a list. Never a name, never a token. */

export function remembered(key: string): boolean | null {
  try {
    const value = localStorage.getItem(key);
    return value === null ? null : value === "yes";
  } catch {
    return null; // storage is switched off: the choice lasts as long as the page
  }
}

export function remember(key: string, value: boolean): void {
  try {
    localStorage.setItem(key, value ? "yes" : "no");
  } catch {
    // as above
  }
}
