/** A button that has the server issue something, and shows it in its own place until it is closed. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../../lib/announce";
import { inWords } from "../../lib/api";
import { host } from "../../lib/words";
import { Confirm } from "./Confirm";

interface Props<T> {
  label: string;
  /** What the label means of several alike: heard, not seen. */
  whose?: string;
  /** Asked before the server is. */
  sure?: { question: string; yes: string; no: string };
  issue: () => Promise<T>;
  /** What is said aloud of it. */
  said: (issued: T) => string;
  /** What closes it again; *Close* unless told otherwise. */
  done?: string;
  children: (issued: T) => ComponentChildren;
}

export function Issue<T>({ label, whose = "", sure, issue, said, done = host.done, children }: Props<T>) {
  const [issued, setIssued] = useState<T | null>(null);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    // A button has the focus, before and after: elsewhere the space bar would call an event.
    if (issued || opened.current) place.current?.querySelector("button")?.focus();
    opened.current = issued !== null;
  }, [issued]);

  async function ask(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError("");
    try {
      const answer = await issue();
      setIssued(answer);
      announce(said(answer));
    } catch (problem) {
      const text = inWords(problem, host.trouble);
      setError(text);
      announce(text);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div ref={place} class={`issue ${issued ? "open" : ""}`}>
      {issued ? (
        <div class="panel" role="group" aria-label={label + whose}>
          {children(issued)}
          <button type="button" onClick={() => setIssued(null)}>
            {done}
          </button>
        </div>
      ) : sure ? (
        <Confirm label={label} {...sure} onYes={() => void ask()} />
      ) : (
        <button type="button" aria-busy={busy} onClick={() => void ask()}>
          {label}
          {whose && <span class="hidden">{whose}</span>}
        </button>
      )}
      {error && <p class="error">{error}</p>}
    </div>
  );
}
