/** A call was taken back: what stands here stood here before it. */

import { shared } from "../lib/words";

export function TakenBack() {
  return <p class="taken-back">{shared.takenBack}</p>;
}
