/** The small parts of the round's form. */

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

interface ChoiceProps {
  kind: "radio" | "checkbox";
  name: string;
  label: string;
  hint?: string;
  /** Why it cannot be chosen now; empty where it can. */
  whyNot?: string;
  checked: boolean;
  onChoose: (checked: boolean) => void;
}

export function Choice({ kind, name, label, hint, whyNot, checked, onChoose }: ChoiceProps) {
  return (
    <label class={`choice ${whyNot ? "off" : ""}`}>
      <input
        type={kind}
        name={name}
        checked={checked && !(whyNot && kind === "checkbox")}
        disabled={Boolean(whyNot)}
        onChange={(change) => onChoose(change.currentTarget.checked)}
      />
      <span>
        <strong>{label}</strong>
        {hint && <span class="quiet">{hint}</span>}
        {whyNot && <span class="why-not">{whyNot}</span>}
      </span>
    </label>
  );
}

interface GroupProps {
  name: string;
  hint?: string;
  children: ComponentChildren;
}

export function Group({ name, hint, children }: GroupProps) {
  return (
    <fieldset>
      <legend>{name}</legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

interface NumberProps {
  label: string;
  /** Whether the label is seen; it is always heard. */
  shown?: boolean;
  min: number;
  max: number;
  value: number;
  onValue: (value: number) => void;
}

export function NumberField({ label, shown, min, max, value, onValue }: NumberProps) {
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
