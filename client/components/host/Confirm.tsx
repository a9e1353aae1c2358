/** A button that asks once more, in its own place, before it acts. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { host } from "../../lib/words";

interface Props {
  label: string;
  question: string;
  yes: string;
  no?: string;
  onYes: () => void;
}

export function Confirm(props: Props) {
  const [asking, onAsk] = useState(false);
  return <Asked {...props} {...{ asking, onAsk }} />;
}

interface AskedProps extends Props {
  asking: boolean;
  onAsk: (asking: boolean) => void;
}

/** The same, where a key may ask as well. */
export function Asked({ label, question, yes, no = host.keep, onYes, asking, onAsk }: AskedProps) {
  const keep = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  // Before it is painted: a key pressed on seeing the question must not reach what had the focus.
  useLayoutEffect(() => {
    if (asking) keep.current?.focus();
    else if (asked.current) first.current?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <button type="button" ref={first} onClick={() => onAsk(true)}>
        {label}
      </button>
    );
  }
  return (
    <div class="confirm" role="group" aria-label={label}>
      <p>{question}</p>
      <button
        type="button"
        class="danger"
        onClick={() => {
          onAsk(false);
          onYes();
        }}
      >
        {yes}
      </button>
      <button type="button" ref={keep} onClick={() => onAsk(false)}>
        {no}
      </button>
    </div>
  );
}
