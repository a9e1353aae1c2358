/** `/host/CODE`: the facilitator's desk. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useAwake } from "../../lib/awake";
import type { Connection } from "../../lib/connection";
import { useOpening, usePreference, useTopOfPage } from "../../lib/hooks";
import type { LineState } from "../../lib/line";
import { isRunning, isTimed } from "../../lib/phase";
import { useShortcuts } from "../../lib/shortcuts";
import { useSteering } from "../../lib/steering";
import { host, shared } from "../../lib/words";
import { History } from "../History";
import { Notice } from "../Notice";
import { Standings } from "../Standings";
import { FIRST_CHOICES, startRound } from "./choices";
import { ConfusionPanel } from "./ConfusionPanel";
import { Controls } from "./Controls";
import { DeskState } from "./DeskState";
import { Devices } from "./Devices";
import { Fairness } from "./Fairness";
import { Invite } from "./Invite";
import { useDeskNews } from "./news";
import { Plan } from "./Plan";
import { PrimaryBar } from "./PrimaryBar";
import { Roster } from "./Roster";
import { ShortcutHelp } from "./ShortcutHelp";
import { useShowing } from "./showing";
import { useUndo } from "./undo";

interface Props {
  code: string;
  connection: Connection;
  line: LineState;
  /** What stands on top before the first round, and aside once there is more to do. */
  children: ComponentChildren;
}

export function Desk({ code, connection, line, children }: Props) {
  const { workshop, call: view, desk, roster, counts, history, standings, why, events, plan, confusion } = line.views;
  const { devices } = line;
  const steering = useSteering(connection, line.link, desk);
  const [choices, setChoices] = useState(FIRST_CHOICES);
  const [keysOn, setKeysOn] = usePreference("shortcuts", true);
  const [helpOpen, setHelpOpen] = useState(false);
  const { open } = useOpening(view?.call ?? null, connection.clock);
  const opening = view?.phase === "open" && !view.paused && !open;
  const [showing, showAnswer] = useShowing(view, steering.problem);
  useDeskNews(line.views, opening);
  useTopOfPage(view);
  const round = (view?.round?.number ?? 0) + 1;

  const primary = (): void => {
    const step = desk?.next_step;
    if (!desk || !step || step === "nothing" || opening || showing) return;
    if (step === "show_answer") showAnswer();
    steering.steer(step === "start_round" ? startRound(choices, desk.options, round) : { do: step });
  };
  const running = isRunning(view);
  useAwake(running);
  const pause = running ? () => steering.steer({ do: "pause_round" }) : null;
  const resume = (): void => steering.steer({ do: "resume_round" });
  const undo = useUndo(view, desk, steering);
  const mayDiscuss = desk?.can_discuss && !opening && !view?.paused;
  useShortcuts(keysOn, {
    " ": primary,
    ArrowRight: primary,
    PageDown: primary,
    d: mayDiscuss ? () => steering.steer({ do: "discuss_call" }) : undefined,
    e: isTimed(view) ? () => steering.steer({ do: "extend_timer" }) : undefined,
    a: view?.phase === "discussing" ? () => steering.steer({ do: "show_answer" }) : undefined,
    p: view?.paused ? resume : (pause ?? undefined),
    z: undo.ask,
    "?": () => setHelpOpen(!helpOpen),
  });

  const notice = <Notice line={line} trouble={host.trouble} />;
  if (!workshop || !view || !desk) {
    return (
      <>
        <main class="quiet-screen">
          <h1>{shared.connecting}</h1>
        </main>
        <footer class="dock">{notice}</footer>
      </>
    );
  }
  const early = view.phase === "lobby" || view.phase === "dealt";
  const joinUrl = line.welcome?.join_url ?? "";
  const invite = <Invite code={code} joinUrl={joinUrl} />;
  return (
    <>
      <main class="desk">
        {view.phase === "lobby" && children}
        <DeskState
          {...{ workshop, view, desk, counts, history, steering, choices, why, devices, undo }}
          clock={connection.clock}
          nextRound={round}
          onChoose={(part) => setChoices((now) => ({ ...now, ...part }))}
        />
        <div class="side">
          {early && invite}
          <Standings view={standings} />
          {running && events && plan && <Plan {...{ events, plan, view, desk, steering }} stages={workshop.stages} />}
          {view.phase !== "lobby" && confusion && (
            <ConfusionPanel view={confusion} call={view} stages={workshop.stages} steering={steering} />
          )}
          <Roster {...{ code, joinUrl, connection }} paces={desk.paces} view={roster} open={early} />
          {devices && <Fairness devices={devices} />}
          {!early && view.phase !== "over" && invite}
          {view.phase !== "lobby" && <History history={history} stages={workshop.stages} />}
          {view.phase !== "lobby" && children}
          {view.phase !== "over" && <Devices code={code} />}
          <Controls view={view} desk={desk} steering={steering} />
          <ShortcutHelp open={helpOpen} onOpen={setHelpOpen} on={keysOn} onSwitch={setKeysOn} />
        </div>
      </main>
      <PrimaryBar {...{ view, desk, steering, opening, showing }} onPrimary={primary} onPause={pause}>
        {notice}
      </PrimaryBar>
    </>
  );
}
