/** Code, name, one tap; with a QR code even the code is known. Who was here already types a rejoin code. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { FoundWorkshop } from "../protocol";
import { announce } from "../lib/announce";
import { ApiProblem, findWorkshop, friendlyName, inWords, rejoin, takeSeat } from "../lib/api";
import { useTitle } from "../lib/hooks";
import { codeGrouped, codeTyped, secretTyped } from "../lib/path";
import { join, shared } from "../lib/words";
import { Field } from "./Field";

interface Props {
  code: string | null;
  /** Begin with the rejoin code. */
  rejoins: boolean;
  onSeated: (code: string) => void;
}

const UNKNOWN_WORKSHOP = { not_found: join.unknown, gone: join.ended };
const UNKNOWN_PLACE = { not_found: join.rejoin.unknown };

export function JoinForm({ code: given, rejoins, onSeated }: Props) {
  const [rejoining, setRejoining] = useState(rejoins);
  const [found, setFound] = useState<FoundWorkshop | null>(null);
  const [code, setCode] = useState(given ? codeGrouped(given) : "");
  const [name, setName] = useState("");
  const [secret, setSecret] = useState("");
  const [busy, setBusy] = useState(false);
  const [codeError, setCodeError] = useState("");
  const [error, setError] = useState("");
  const codeField = useRef<HTMLInputElement>(null);
  /** The field of the name or of the rejoin code. */
  const field = useRef<HTMLInputElement>(null);
  const skipsCode = given !== null && !codeError;
  const carryOn = skipsCode && !rejoining ? (found?.name ?? null) : null;
  useTitle(
    shared.title(rejoining ? join.rejoin.heading : join.heading),
    rejoining ? "rejoining" : "joining",
  );

  useEffect(() => {
    void offerName(false);
    if (given) void look(given);
    if (rejoins) field.current?.focus();
  }, []);

  async function offerName(replace: boolean): Promise<void> {
    const offer = await friendlyName().catch(() => null);
    if (offer) setName((typed) => (replace || !typed ? offer.name : typed));
    if (replace) setError("");
  }

  /** Whether there is such a workshop; if not, why not is said. */
  async function look(wanted: string): Promise<boolean> {
    try {
      const workshop = await findWorkshop(wanted);
      setFound(workshop);
      if (workshop.ended) wrongCode(join.ended);
      return !workshop.ended;
    } catch (problem) {
      wrongCode(inWords(problem, join.trouble, UNKNOWN_WORKSHOP));
      return false;
    }
  }

  function turn(): void {
    setRejoining(!rejoining);
    setError("");
    setTimeout(() => (skipsCode || code ? field : codeField).current?.focus());
  }

  async function submit(): Promise<void> {
    if (busy) return;
    const digits = codeTyped(code);
    if (digits.length !== 6) return wrongCode(join.needCode);
    if (rejoining && secretTyped(secret).length !== 6) return wrong(join.rejoin.need);
    if (!rejoining && !name.trim()) return wrong(join.needName);
    setBusy(true);
    try {
      if (await (rejoining ? comeBack(digits) : sitDown(digits))) onSeated(digits);
    } finally {
      setBusy(false);
    }
  }

  async function sitDown(digits: string): Promise<boolean> {
    try {
      await takeSeat(digits, { name: name.trim() });
      return true;
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === "bad_request") wrong(problem.message);
      else wrongCode(inWords(problem, join.trouble, UNKNOWN_WORKSHOP));
      return false;
    }
  }

  /** Either code may be wrong: the workshop is looked for first, so that the right one is blamed. */
  async function comeBack(digits: string): Promise<boolean> {
    if (!(await look(digits))) return false;
    try {
      await rejoin(digits, { code: secret });
      return true;
    } catch (problem) {
      wrong(inWords(problem, join.trouble, UNKNOWN_PLACE));
      return false;
    }
  }

  function wrongCode(text: string): void {
    setError("");
    setCodeError(text);
    announce(text);
    setTimeout(() => codeField.current?.focus());
  }

  function wrong(text: string): void {
    setCodeError("");
    setError(text);
    announce(text);
    setTimeout(() => field.current?.focus());
  }

  return (
    <main class="join">
      <p class="brand">{(skipsCode && found?.title) || shared.game}</p>
      <h1>{rejoining ? join.rejoin.heading : join.heading}</h1>
      <p class="lead">{rejoining ? join.rejoin.lead : join.lead}</p>
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
          {rejoining ? (
            <Field
              key="rejoin"
              id="rejoin"
              label={shared.rejoinCode}
              hint={join.rejoin.hint}
              error={error}
              inputRef={field}
              figures
              autocomplete="off"
              maxLength={12}
              value={secret}
              onInput={setSecret}
            />
          ) : (
            <Field
              key="name"
              id="name"
              label={join.name}
              hint={join.nameHint}
              error={error}
              inputRef={field}
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
          )}
          <button type="submit" class="primary" data-primary aria-busy={busy}>
            {rejoining ? (busy ? join.rejoin.going : join.rejoin.go) : busy ? join.going : join.go}
          </button>
        </form>
      )}
      <p class="ways">
        {!carryOn && (
          <button type="button" class="plain" onClick={turn}>
            {rejoining ? join.rejoin.asNew : join.wasHere}
          </button>
        )}
        {skipsCode && (
          <a class="button plain" href="/">
            {join.otherCode}
          </a>
        )}
      </p>
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
