/** What this tab keeps for the page that takes the place of this one, after a reload or a discard. */

import type { Auth } from "../protocol";
import type { Store } from "./ports";

/** Of this tab alone: two tabs must not deliver each other's commands. */
export function tabStore({ code, role }: Auth): Store {
  const key = `outbox ${role} ${code}`;
  return {
    load: () => sessionStorage.getItem(key),
    save: (text) => (text === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, text)),
  };
}
