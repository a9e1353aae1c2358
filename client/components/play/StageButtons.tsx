/** The stages as large buttons, always in the same place. After the tap they fold to one line. */

import { useEffect, useRef } from "preact/hooks";
import type { StageView } from "../../protocol";
import { findStage, stageLabel } from "../../lib/stages";
import type { MySay } from "../../lib/answer";
import { play } from "../../lib/words";
import { DeliveryNote } from "./DeliveryNote";
import { StageShape } from "../StageShape";

interface Props {
  stages: readonly StageView[];
  say: MySay;
  heading: string;
  /** Whether the stage may still be changed. */
  changeable: boolean;
  unfolded: boolean;
  onUnfold: (unfolded: boolean) => void;
}

/** The buttons fold away under the finger: the focus goes on to what takes their place. */
export function StageButtons({ stages, say, heading, changeable, unfolded, onUnfold }: Props) {
  const chosen = findStage(stages, say.stage);
  const folded = chosen !== null && !unfolded;
  const place = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    const next = place.current?.querySelector<HTMLElement>(".folded, [aria-pressed=true]");
    if (moved.current) next?.focus({ preventScroll: true });
    moved.current = false;
  }, [folded]);
  if (folded) {
    const onChange = (): void => {
      moved.current = true;
      onUnfold(true);
    };
    return (
      <div ref={place}>
        <FoldedStage view={chosen} say={say} {...(changeable && { onChange })} />
      </div>
    );
  }
  return (
    <div ref={place} role="group" aria-labelledby="which">
      <h2 id="which">{heading}</h2>
      <div class="stages">
        {stages.map((view) => (
          <button
            key={view.stage.id}
            type="button"
            class="stage"
            aria-pressed={view.stage.id === say.stage}
            style={{ "--stage": view.stage.colour }}
            onClick={(tap) => {
              moved.current = true;
              if (view.stage.id !== say.stage) say.answerStage(view.stage.id, tap);
              onUnfold(false);
            }}
          >
            <StageShape view={view} />
            <span>
              <span class="hidden">{view.number} </span>
              {view.stage.name}
            </span>
          </button>
        ))}
      </div>
      <p class="hint">{changeable ? play.mayChange : play.firstStands}</p>
    </div>
  );
}

interface FoldedProps {
  view: StageView;
  say: MySay;
  onChange?: () => void;
}

/** "You said 3 Design and plan", which can be tapped where it may be changed. */
export function FoldedStage({ view, say, onChange }: FoldedProps) {
  const line = (
    <>
      <StageShape view={view} />
      <span class="folded-text">
        <span>
          {play.said} <strong>{stageLabel(view)}</strong>
        </span>
        <DeliveryNote delivery={say.stageDelivery} />
      </span>
    </>
  );
  if (!onChange) {
    return (
      <p class="folded" tabIndex={-1}>
        {line}
      </p>
    );
  }
  return (
    <button type="button" class="folded" onClick={onChange}>
      {line} <span class="change">{play.change}</span>
    </button>
  );
}
