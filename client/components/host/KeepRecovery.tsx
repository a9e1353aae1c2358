/** The recovery code, which is told once: why to keep it, and a way to take it along. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { announce } from "../../lib/announce";
import { host } from "../../lib/words";

interface Props {
  code: string;
  /** A button beside *Copy*. */
  children?: ComponentChildren;
}

export function KeepRecovery({ code, children }: Props) {
  const [copied, setCopied] = useState(false);

  /** Where the browser does not let us, the code can still be selected. */
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(code).then(
      () => {
        setCopied(true);
        announce(host.copied);
      },
      () => announce(host.notCopied),
    );
  }

  return (
    <>
      <p>{host.keepRecoveryWhy}</p>
      <p class="code">{code}</p>
      <p class="quiet">{host.forYouAlone}</p>
      <div class="row">
        {"clipboard" in navigator && (
          <button type="button" onClick={() => void copy()}>
            {copied ? host.copied : host.copy}
          </button>
        )}
        {children}
      </div>
    </>
  );
}

/** As it stands above the desk of a new workshop, in nobody's way. */
export function FirstRecovery({ code, onKept }: { code: string; onKept: () => void }) {
  return (
    <section class="panel first-recovery" aria-labelledby="keep-recovery">
      <h2 id="keep-recovery">{host.keepRecovery}</h2>
      <KeepRecovery code={code}>
        <button type="button" onClick={onKept}>
          {host.haveIt}
        </button>
      </KeepRecovery>
    </section>
  );
}
