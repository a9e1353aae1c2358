/** The line was refused for good: why, and the way back. */

import type { Refusal } from "../lib/connection";
import { useTitle } from "../lib/hooks";
import { play, shared } from "../lib/words";

export function Refused({ refusal, onBack }: { refusal: Refusal; onBack: () => void }) {
  const text = shared.refusal[refusal];
  useTitle(shared.title(text), "refused");
  return (
    <main class="quiet-screen">
      <p class="brand">{shared.game}</p>
      <h1>{text}</h1>
      <p>
        {refusal === "no_seat" ? (
          <button type="button" class="primary" data-primary onClick={onBack}>
            {play.joinAgain}
          </button>
        ) : (
          <a class="button primary" data-primary href="/">
            {play.joinAgain}
          </a>
        )}
      </p>
    </main>
  );
}
