/** A labelled text field with its hint and its error, tied together for everybody. */

import type { ComponentChildren, Ref } from "preact";

interface Props {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  secret?: boolean;
  inputMode?: "numeric";
  autocomplete: string;
  maxLength?: number;
  /** A code is set in larger, wider figures. */
  figures?: boolean;
  value: string;
  inputRef?: Ref<HTMLInputElement>;
  onInput: (value: string) => void;
  /** Coming into the field selects its text, so that typing replaces it. */
  selects?: boolean;
  /** A button beside the field. */
  children?: ComponentChildren;
}

export function Field(props: Props) {
  const { id, label, hint, error, secret, figures, selects, inputRef, onInput, children, ...input } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={`field ${error ? "wrong" : ""}`}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class="field-row">
        <input
          {...input}
          id={id}
          {...(secret ? { type: "password" as const } : { type: "text" as const })}
          class={figures ? "code" : ""}
          spellcheck={false}
          {...(figures && { autocapitalize: "characters" as const })}
          ref={inputRef ?? null}
          aria-invalid={error ? "true" : "false"}
          {...(described && { "aria-describedby": described })}
          onFocus={(focus) => selects && focus.currentTarget.select()}
          onInput={(typed) => onInput(typed.currentTarget.value)}
        />
        {children}
      </div>
    </div>
  );
}
