/** What the page's address says. */

/** The six digits at the end of `/join/482913`, `/play/482913`, `/host/482913`, `/display/482913`. */
export function codeInPath(path: string): string | null {
  return /^\/(?:join|play|host|display)\/(\d{6})\/?$/.exec(path)?.[1] ?? null;
}

/** The digits of what somebody typed or pasted as a code: `482 913` and `482-913` are 482913. */
export function codeTyped(text: string): string {
  return text.replace(/\D/g, "");
}

/** `482 913`, as codes are shown everywhere. */
export function codeGrouped(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** Put another address in the bar without loading a page. */
export function goTo(path: string): void {
  history.replaceState(null, "", path);
}
