/** A stage in a line of text: shape, number and name, always together. */

import type { StageView } from "../protocol";
import { stageLabel } from "../lib/stages";
import { StageShape } from "./StageShape";

export function StageName({ view }: { view: StageView }) {
  return (
    <span class="stage-name">
      <StageShape view={view} />
      <strong>{stageLabel(view)}</strong>
    </span>
  );
}
