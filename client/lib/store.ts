/** What this tab keeps for the page that takes the place of this one, after a reload or a discard. */

import type { Auth } from "../protocol";
import { newId } from "./ids";
import type { Store } from "./ports";

/** Of this tab alone: two tabs must not deliver each other's commands. */
export function tabStore({ code, role }: Auth): Store {
  const key = `outbox ${role} ${code}`;
  return {
    load: () => sessionStorage.getItem(key),
    save: (text) => (text === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, text)),
  };
}

/** What this page calls itself, and what the page called itself that stood in this tab before. */
export function pageIds({ code, role }: Auth): Required<Pick<Auth, "page" | "earlier">> {
  const key = `page ${role} ${code}`;
  const page = newId(Math.random);
  try {
    const earlier = sessionStorage.getItem(key) ?? "";
    sessionStorage.setItem(key, page);
    return { page, earlier };
  } catch {
    return { page, earlier: "" }; // storage is switched off
  }
}
