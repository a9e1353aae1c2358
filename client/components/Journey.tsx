/** The stages in order with one line each: something to learn while waiting. */

import type { StageView } from "../protocol";
import { shared } from "../lib/words";
import { StageName } from "./StageName";

export function Journey({ stages }: { stages: readonly StageView[] }) {
  return (
    <section>
      <h2>{shared.stages}</h2>
      <ul class="journey">
        {stages.map((view) => (
          <li key={view.stage.id}>
            <StageName view={view} />
            <p>{view.stage.meaning}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
