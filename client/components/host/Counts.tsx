/** How many have answered and are done, of those who are here. */

import type { CountsView } from "../../protocol";
import { host } from "../../lib/words";

/** From this share on, waiting longer is seldom worth it. */
const NEARLY_ALL = 0.8;

export function Counts({ view }: { view: CountsView }) {
  const { answered, done, present } = view;
  const nearly = present > 0 && answered / present >= NEARLY_ALL;
  return (
    <div class="counts">
      <p>
        <strong>{host.answered(answered, done)}</strong> {host.present(present)}
      </p>
      <progress max={Math.max(present, 1)} value={answered} aria-label={host.answered(answered, done)} />
      {nearly && <p class="quiet">{host.most}</p>}
    </div>
  );
}
