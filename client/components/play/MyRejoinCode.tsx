/** What carries my place to another device. */

import type { Place } from "../../protocol";
import { codeGrouped } from "../../lib/path";
import { play } from "../../lib/words";

export function MyRejoinCode({ place }: { place: Place }) {
  return (
    <p class="my-code">
      <strong class="code">{codeGrouped(place.rejoin_code)}</strong> {play.rejoinCodeUse}
    </p>
  );
}
