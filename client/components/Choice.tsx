/** One of several, or yes or no, with what it means. */

import type { ComponentChildren } from "preact";

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
