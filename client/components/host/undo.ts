/** Taking back a call: at once while it runs; once its points are known, only after a question. */

import { useEffect, useState } from "preact/hooks";
import type { CallView, DeskView } from "../../protocol";
import type { Steering } from "../../lib/steering";

export interface Undo {
  /** What the key and the button do; none where there is nothing to take back. */
  ask: (() => void) | undefined;
  asking: boolean;
  onAsk: (asking: boolean) => void;
  act: () => void;
}

export function useUndo(view: CallView | undefined, desk: DeskView | undefined, { steer }: Steering): Undo {
  const [asking, onAsk] = useState(false);
  const call = view?.call?.call;
  const shown = view?.phase === "shown";
  useEffect(() => onAsk(false), [call, shown]);
  const act = (): void => steer({ do: "undo_call" });
  const ask = !desk?.can_undo ? undefined : shown ? () => onAsk(true) : act;
  return { ask, asking, onAsk, act };
}
