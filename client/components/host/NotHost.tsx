/** This browser does not run this workshop yet: a code from another device lets it. */

import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../../lib/announce";
import { inWords, steerToo } from "../../lib/api";
import { useTitle } from "../../lib/hooks";
import type { Refusal } from "../../lib/line";
import { secretTyped } from "../../lib/path";
import { host, shared } from "../../lib/words";
import { Field } from "../Field";
import { GoOnHere } from "../Refused";

interface Props {
  refusal: Refusal;
  code: string;
  /** A pairing code that came with the address; it is tried without being asked. */
  pairing: string;
  onSteer: () => void;
}

export function NotHost({ refusal, code, pairing, onSteer }: Props) {
  const text = refusal === "no_seat" ? host.notHost : shared.refusal[refusal];
  useTitle(shared.title(text), "refused");
  return (
    <main class="quiet-screen">
      <p class="brand">{shared.game}</p>
      <h1>{text}</h1>
      {refusal === "no_seat" ? (
        <>
          <SteerForm {...{ code, pairing, onSteer }} />
          <p>
            <a class="button plain" href="/host">
              {host.primary.another}
            </a>
          </p>
        </>
      ) : refusal === "crowded" ? (
        <GoOnHere />
      ) : (
        <a class="button primary" data-primary href="/host">
          {host.primary.another}
        </a>
      )}
    </main>
  );
}

function SteerForm({ code, pairing, onSteer }: Omit<Props, "refusal">) {
  const [secret, setSecret] = useState(pairing);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (pairing) void submit();
  }, []);

  async function submit(): Promise<void> {
    if (busy) return;
    if (!secretTyped(secret)) return wrong(host.needSteerCode);
    setBusy(true);
    try {
      await steerToo(code, { code: secret });
      onSteer();
    } catch (problem) {
      wrong(inWords(problem, host.trouble, { not_found: host.unknownSteerCode }));
    } finally {
      setBusy(false);
    }
  }

  function wrong(text: string): void {
    setError(text);
    announce(text);
    setTimeout(() => field.current?.focus());
  }

  return (
    <form
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void submit();
      }}
    >
      <p class="lead">{host.notHostLead}</p>
      <Field
        id="steer"
        label={host.steerCode}
        hint={host.steerCodeHint}
        error={error}
        inputRef={field}
        figures
        autocomplete="off"
        maxLength={40}
        value={secret}
        onInput={setSecret}
      />
      <button type="submit" class="primary" data-primary aria-busy={busy}>
        {busy ? host.steering : host.steerHere}
      </button>
    </form>
  );
}
