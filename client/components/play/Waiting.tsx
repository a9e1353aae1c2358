/** The quiet screens: waiting, card dealt, paused, end of round, end of workshop. */

import type { ComponentChildren } from "preact";
import type { HistoryView, MeView, Place, StandingsView, WorkshopView } from "../../protocol";
import type { MyCard } from "../../lib/card";
import { play, shared } from "../../lib/words";
import { Hardest } from "../Hardest";
import { Journey } from "../Journey";
import { Standings } from "../Standings";
import { TakenBack } from "../TakenBack";
import { Card } from "./Card";
import { MyRejoinCode } from "./MyRejoinCode";

interface WaitingProps {
  workshop: WorkshopView;
  me: MeView;
  place: Place | null;
  children: ComponentChildren;
}

export function WaitingRoom({ workshop, me, place, children }: WaitingProps) {
  return (
    <main class="quiet-screen">
      <p class="brand">{workshop.title}</p>
      <h1>{play.youAreIn(me.name)}</h1>
      <p class="lead">{play.waiting}</p>
      {place && (
        <section>
          <h2>{play.myRejoinCode}</h2>
          <MyRejoinCode place={place} />
        </section>
      )}
      {children}
      <section>
        <h2>{play.howTo}</h2>
        <ol class="steps">
          {play.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <Journey stages={workshop.stages} />
    </main>
  );
}

interface DealtProps {
  workshop: WorkshopView;
  card: MyCard | null;
  takenBack: boolean;
}

export function Dealt({ workshop, card, takenBack }: DealtProps) {
  return (
    <main class="quiet-screen wide">
      <div>
        <h1>{play.dealtTitle}</h1>
        <p class="lead">{play.dealt}</p>
        {takenBack && <TakenBack />}
      </div>
      {card && <Card card={card} heading={play.yourCard} chosen={null} />}
      <section class="story">
        <h2>{workshop.scenario_title}</h2>
        <p>{workshop.scenario}</p>
      </section>
    </main>
  );
}

export function Paused({ card }: { card: MyCard | null }) {
  return (
    <main class="quiet-screen wide">
      <div>
        <h1>{shared.paused}</h1>
        <p class="lead">{play.pausedLead}</p>
      </div>
      {card && <Card card={card} heading={play.yourCard} chosen={null} />}
    </main>
  );
}

interface EndProps {
  heading: string;
  lead: string;
  me: MeView | undefined;
  workshop: WorkshopView;
  standings: StandingsView | undefined;
  history: HistoryView | undefined;
  children?: ComponentChildren;
}

export function End({ heading, lead, me, workshop, standings, history, children }: EndProps) {
  return (
    <main class="quiet-screen">
      <h1>{heading}</h1>
      <p class="lead">{lead}</p>
      {me && (
        <p class="my-end">
          <strong>{shared.points(me.points)}</strong>
          {me.rank !== null && <span>{play.rank(me.rank, me.players)}</span>}
        </p>
      )}
      <Standings view={standings} />
      <Hardest history={history} stages={workshop.stages} />
      {children}
    </main>
  );
}
