/** Code, name, one tap. With a QR code even the code is known. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { FoundWorkshop } from "../protocol";
import { announce } from "../lib/announce";
import { ApiProblem, findWorkshop, friendlyName, takeSeat } from "../lib/api";
import { codeGrouped, codeTyped } from "../lib/path";
import { useTitle } from "../lib/hooks";
import { join, shared } from "../lib/words";
import { Field } from "./Field";

interface Props {
  code: string | null;
  onSeated: (code: string) => void;
}

export function JoinForm({ code: given, onSeated }: Props) {
  const [found, setFound] = useState<FoundWorkshop | null>(null);
  const [code, setCode] = useState(given ? codeGrouped(given) : "");
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [codeError, setCodeError] = useState("");
  const [nameError, setNameError] = useState("");
  const codeField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const skipsCode = given !== null && !codeError;
  const carryOn = skipsCode ? (found?.name ?? null) : null;
  useTitle(shared.title(join.heading), "joining");

  useEffect(() => {
    void offerName(false);
    if (given) void look(given);
  }, []);

  async function offerName(replace: boolean): Promise<void> {
    const offer = await friendlyName().catch(() => null);
    if (offer) setName((typed) => (replace || !typed ? offer.name : typed));
    setNameError("");
  }

  async function look(wanted: string): Promise<void> {
    try {
      const workshop = await findWorkshop(wanted);
      setFound(workshop);
      if (workshop.ended) wrongCode(join.ended);
    } catch (problem) {
      wrongCode(inWords(problem));
    }
  }

  async function submit(): Promise<void> {
    if (busy) return;
    const digits = codeTyped(code);
    if (digits.length !== 6) return wrongCode(join.needCode);
    if (!name.trim()) return wrongName(join.needName);
    setBusy(true);
    try {
      await takeSeat(digits, { name: name.trim() });
      onSeated(digits);
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === "bad_request") wrongName(problem.message);
      else wrongCode(inWords(problem));
    } finally {
      setBusy(false);
    }
  }

  function wrongCode(text: string): void {
    setNameError("");
    setCodeError(text);
    announce(text);
    setTimeout(() => codeField.current?.focus());
  }

  function wrongName(text: string): void {
    setCodeError("");
    setNameError(text);
    announce(text);
    setTimeout(() => nameField.current?.focus());
  }

  return (
    <main class="join">
      <p class="brand">{(skipsCode && found?.title) || shared.game}</p>
      <h1>{join.heading}</h1>
      <p class="lead">{join.lead}</p>
      {carryOn && (
        <section class="carry-on">
          <button type="button" class="primary" data-primary onClick={() => given && onSeated(given)}>
            {join.carryOn(carryOn)}
          </button>
          <p class="hint">{join.carryOnHint}</p>
        </section>
      )}
      {!carryOn && (
        <form
          noValidate
          onSubmit={(submitted) => {
            submitted.preventDefault();
            void submit();
          }}
        >
          {!skipsCode && (
            <Field
              id="code"
              label={join.code}
              hint={join.codeHint}
              error={codeError}
              inputRef={codeField}
              figures
              inputMode="numeric"
              autocomplete="off"
              maxLength={9}
              value={code}
              onInput={setCode}
            />
          )}
          <Field
            id="name"
            label={join.name}
            hint={join.nameHint}
            error={nameError}
            inputRef={nameField}
            autocomplete="nickname"
            maxLength={40}
            value={name}
            selects
            onInput={setName}
          >
            <button type="button" onClick={() => void offerName(true)}>
              {join.another}
            </button>
          </Field>
          <button type="submit" class="primary" data-primary aria-busy={busy}>
            {busy ? join.going : join.go}
          </button>
        </form>
      )}
      {skipsCode && (
        <p>
          <a class="button plain" href="/">
            {join.otherCode}
          </a>
        </p>
      )}
      <footer>
        <p class="quiet">{join.privacyNotice}</p>
        <p class="links">
          <a href="/privacy">{shared.privacy}</a>
          <a href="/accessibility">{shared.accessibility}</a>
          <a href="/host">{join.host}</a>
        </p>
      </footer>
    </main>
  );
}

function inWords(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) throw problem;
  if (problem.code === "not_found") return join.unknown;
  if (problem.code === "too_many") return join.tooMany(problem.retryAfterS);
  if (problem.code === "gone") return join.ended;
  return problem.message || shared.serverTrouble;
}
