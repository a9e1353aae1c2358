/** A whole number between two others. */

import { useId, useState } from "preact/hooks";

interface Props {
  label: string;
  /** Whether the label is seen; it is always heard. */
  shown?: boolean;
  min: number;
  max: number;
  value: number;
  onValue: (value: number) => void;
}

export function NumberField({ label, shown, min, max, value, onValue }: Props) {
  const id = useId();
  // What is being typed stays as it is, whatever else changes on the page meanwhile.
  const [typing, setTyping] = useState<string | null>(null);
  const settle = (text: string): void => {
    const typed = Math.round(Number(text));
    if (text && Number.isFinite(typed)) onValue(Math.min(Math.max(typed, min), max));
    setTyping(null);
  };
  return (
    <span class="number">
      <label class={shown ? "" : "hidden"} for={id}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        min={min}
        max={max}
        value={typing ?? value}
        onInput={(input) => setTyping(input.currentTarget.value)}
        onChange={(change) => settle(change.currentTarget.value)}
      />
    </span>
  );
}
