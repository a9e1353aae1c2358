/** The call is about to open, on every screen at once: it stands where the event will stand. */

import { shared } from "../lib/words";

export function Ready({ seconds }: { seconds: number }) {
  return (
    <p class="ready">
      {shared.opens} <span aria-hidden="true">{seconds}</span>
    </p>
  );
}
