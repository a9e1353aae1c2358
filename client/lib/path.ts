/** What the page's address says. */

/** The six digits at the end of `/join/482913`, `/play/482913`, `/host/482913`, `/display/482913`. */
export function codeInPath(path: string): string | null {
  return /^\/(?:join|play|host|display)\/(\d{6})\/?$/.exec(path)?.[1] ?? null;
}

/** The digits of what somebody typed or pasted as a code: `482 913` and `482-913` are 482913. */
export function codeTyped(text: string): string {
  return text.replace(/\D/g, "");
}

/** `482 913`, as codes are shown everywhere: in two groups. */
export function codeGrouped(code: string): string {
  const half = code.length / 2;
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

/** The letters and digits of a rejoin, pairing or recovery code as typed: `k7q-4mp` is K7Q4MP. */
export function secretTyped(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** What stands after the `#` of the address. It goes from the bar at once: nobody else is to read it. */
export function takeFragment(): string {
  const fragment = location.hash.slice(1);
  if (fragment) goTo(location.pathname);
  return fragment;
}

/** An address as it is read aloud and typed: `bingo.example.org/join/482913`. */
export function addressSaid(url: string): string {
  return url.replace(/^https?:\/\/|#.*$/g, "");
}

/** Put another address in the bar without loading a page. */
export function goTo(path: string): void {
  history.replaceState(null, "", path);
}
