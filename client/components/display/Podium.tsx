/** The end of a round or of the workshop: top five, and what was hardest. */

import type { Views } from "../../protocol";
import { HardestPair } from "../Confusion";
import { Hardest } from "../Hardest";
import { Standings } from "../Standings";

export function Podium({ heading, views }: { heading: string; views: Partial<Views> }) {
  return (
    <main class="podium">
      <h1>{heading}</h1>
      <div class="podium-row">
        <Standings view={views.standings} />
        {views.confusion && <HardestPair view={views.confusion} stages={views.workshop?.stages ?? []} />}
        <Hardest history={views.history} stages={views.workshop?.stages ?? []} most={2} />
      </div>
    </main>
  );
}
