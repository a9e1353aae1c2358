/** This browser may not run this workshop. */

import type { Refusal } from "../../lib/connection";
import { useTitle } from "../../lib/hooks";
import { host, shared } from "../../lib/words";

export function NotHost({ refusal }: { refusal: Refusal }) {
  const text = refusal === "no_seat" ? host.notHost : shared.refusal[refusal];
  useTitle(shared.title(text), "refused");
  return (
    <main class="quiet-screen">
      <p class="brand">{shared.game}</p>
      <h1>{text}</h1>
      {refusal === "no_seat" && <p class="lead">{host.notHostLead}</p>}
      <p>
        <a class="button primary" data-primary href="/host">
          {host.primary.another}
        </a>
      </p>
    </main>
  );
}
