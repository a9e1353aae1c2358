/** Keys for the facilitator, clicker remotes included. They can be switched off (WCAG 2.1.4). */

import { useEffect, useRef } from "preact/hooks";

/** What a press of a key does; `null` for a key that is not ours. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

export function useShortcuts(on: boolean, shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!on) return;
    const onKeyDown = (press: KeyboardEvent): void => {
      const action = latest.current[press.key.length === 1 ? press.key.toLowerCase() : press.key];
      if (!action || press.ctrlKey || press.metaKey || press.altKey || press.repeat) return;
      if (belongsTo(press.target, press.key)) return;
      press.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [on]);
}

/** Keys belong to the control that has the focus. Only Page Down, a clicker's key, passes a button. */
function belongsTo(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const control = target.closest("input, select, textarea, button, a, summary, [contenteditable]");
  if (!control) return false;
  const passes = control.matches("button, a") && (key === "PageDown" || control.matches("[data-primary]"));
  return !(passes && key !== " ");
}
