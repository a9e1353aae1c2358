/** `/host`: choose a journey and open a workshop. */

import { useEffect, useState } from "preact/hooks";
import type { HostPage, OpenedWorkshop } from "../../protocol";
import { announce } from "../../lib/announce";
import { hostPage, inWords, openWorkshop } from "../../lib/api";
import { useTitle } from "../../lib/hooks";
import { host, shared } from "../../lib/words";
import { Field } from "../Field";

export function OpenForm({ onOpened }: { onOpened: (opened: OpenedWorkshop) => void }) {
  const [page, setPage] = useState<HostPage | null>(null);
  const [pack, setPack] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  useTitle(shared.title(host.openTitle), "opening-workshop");

  useEffect(() => {
    hostPage().then(
      (answer) => {
        setPage(answer);
        setPack(answer.packs[0]?.id ?? "");
      },
      (problem) => say(inWords(problem, host.trouble)),
    );
  }, []);

  async function submit(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError("");
    try {
      onOpened(await openWorkshop({ pack, passphrase }));
    } catch (problem) {
      say(inWords(problem, host.trouble, { forbidden: host.wrongPassphrase }));
    } finally {
      setBusy(false);
    }
  }

  function say(text: string): void {
    setError(text);
    announce(text);
  }

  return (
    <main class="open-form">
      <p class="brand">{shared.game}</p>
      <h1>{host.openTitle}</h1>
      <p class="lead">{host.openLead}</p>
      {page?.packs.length === 0 && <p>{host.noPacks}</p>}
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void submit();
        }}
      >
        {page && page.packs.length > 0 && (
          <fieldset>
            <legend>{host.pack}</legend>
            {page.packs.map((one) => (
              <label class="choice" key={one.id}>
                <input
                  type="radio"
                  name="pack"
                  value={one.id}
                  checked={pack === one.id}
                  onChange={() => setPack(one.id)}
                />
                <span>
                  <strong>{one.title}</strong>
                  <span>{one.summary}</span>
                  <span class="quiet">{host.packSize(one.stages, one.facts, one.events)}</span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        {page?.passphrase && (
          <Field
            id="passphrase"
            secret
            label={host.passphrase}
            hint={host.passphraseHint}
            autocomplete="current-password"
            value={passphrase}
            onInput={setPassphrase}
          />
        )}
        {error && <p class="error">{error}</p>}
        <div class="dock">
          <button type="submit" class="primary" data-primary aria-busy={busy} disabled={!pack}>
            {busy ? host.opening : host.open}
          </button>
        </div>
      </form>
    </main>
  );
}
