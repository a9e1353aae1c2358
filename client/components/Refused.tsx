/** The line was refused for good: why, and the way back. */

import { useAnnounced, useTitle } from "../lib/hooks";
import type { Refusal } from "../lib/line";
import { join, play, shared } from "../lib/words";

interface Props {
  refusal: Refusal;
  /** A player's ways back: as somebody new, or with a rejoin code. */
  onJoin?: () => void;
  onRejoin?: () => void;
}

export function Refused({ refusal, onJoin, onRejoin }: Props) {
  const text = shared.refusal[refusal];
  useTitle(shared.title(text), "refused");
  useAnnounced(text);
  return (
    <main class="quiet-screen">
      <p class="brand">{shared.game}</p>
      <h1>{text}</h1>
      {refusal === "moved" && (
        <button type="button" class="primary" data-primary onClick={onRejoin}>
          {play.carryOnHere}
        </button>
      )}
      {refusal === "crowded" && <GoOnHere />}
      {refusal === "no_seat" && (
        <div>
          <button type="button" class="primary" data-primary onClick={onJoin}>
            {play.joinAgain}
          </button>
          <button type="button" class="plain" onClick={onRejoin}>
            {join.wasHere}
          </button>
        </div>
      )}
      {refusal === "not_found" && (
        <a class="button primary" data-primary href="/">
          {play.joinAgain}
        </a>
      )}
    </main>
  );
}

/** Of a seat with too many screens this one has stopped; another stops when it goes on. */
export function GoOnHere() {
  return (
    <button type="button" class="primary" data-primary onClick={() => location.reload()}>
      {shared.goOnHere}
    </button>
  );
}
