/** What I say in the open call: shown at once, sent until it is received, told apart in words. */

import { type StateUpdater, useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { MeView, OpenCall, Reply } from "../protocol";
import { announce } from "./announce";
import type { Connection } from "./connection";
import { ageOf } from "./time";
import { play, reasons, say } from "./words";

/** `null` before anything is said. */
export type Delivery = "sending" | "received" | "late" | "refused" | null;

interface Said<T> {
  call: number;
  /** A stage is said at one vote of the call; a mark holds for both. */
  vote: number;
  value: T;
  delivery: Delivery;
}

export interface MySay {
  stage: string | null;
  /** At the second vote: what I said at the first. */
  first: string | null;
  stageDelivery: Delivery;
  marked: boolean;
  square: number | null;
  markDelivery: Delivery;
  /** Why something was refused, in words. */
  note: string;
  /** That something did not count, in words; `here` where it was said in the call on the screen. */
  missed: { text: string; here: boolean } | null;
  /** `tap` tells when, however busy the page was meanwhile. */
  answerStage: (stage: string, tap: Event) => void;
  markSquare: (square: number | null) => void;
}

export function useMySay(connection: Connection, me: MeView | null, call: OpenCall | null): MySay {
  const [stage, setStage] = useState<Said<string> | null>(null);
  const [mark, setMark] = useState<Said<number | null> | null>(null);
  const [note, setNote] = useState({ call: 0, text: "" });
  const [missed, setMissed] = useState({ call: 0, during: 0, text: "" });
  const number = call?.call ?? 0;
  const vote = call?.vote ?? 1;
  const present = useRef(number);
  present.current = number;
  const known = me?.answer?.call === number ? me.answer : null;
  const knownStage = (vote === 1 ? known?.stage : known?.second) ?? null;

  // What the server says about me is the truth, once nothing of mine is on its way.
  const seen = useRef(me);
  useEffect(() => {
    if (seen.current === me) return;
    seen.current = me;
    if (knownStage) setStage((said) => (said?.delivery === "received" ? null : said));
    if (known?.marked) setMark((said) => (said?.delivery === "received" ? null : said));
  }, [me]);

  /** Show what I say, and what becomes of it. */
  const follow = <T>(
    set: (update: StateUpdater<Said<T> | null>) => void,
    said: Said<T>,
    reply: Promise<Reply | null>,
    received: string,
  ): void => {
    set(said);
    setNote({ call: said.call, text: "" });
    void reply.then((reply) => {
      set((now) => (now === said ? settled(said, reply) : now));
      if (!reply) return;
      const text = explained(reply);
      if (text) setNote({ call: said.call, text });
      if (text || isLate(reply)) {
        setMissed({ call: said.call, during: present.current, text: text || play.missed });
      }
      announce(text || (isLate(reply) ? play.late : received));
    });
  };
  const answerStage = (value: string, tap: Event): void => {
    const elapsed_ms = connection.clock.opening.elapsed(number, ageOf(tap));
    const reply = connection.send({ do: "answer_stage", call: number, stage: value, elapsed_ms, vote });
    follow(setStage, sending(number, value, vote), reply, play.received);
  };
  // The same one throughout a call, so that squares need not be drawn afresh for it.
  const markSquare = useCallback(
    (value: number | null): void => {
      const reply = connection.send({ do: "mark_square", call: number, square: value });
      follow(setMark, sending(number, value), reply, say.marked);
    },
    [connection, number],
  );

  // A page before this one was closed before these arrived: they are on their way again.
  useEffect(() => {
    for (const { command, reply } of connection.restored) {
      if (command.do === "answer_stage") {
        follow(setStage, sending(command.call, command.stage, command.vote), reply, play.received);
      } else follow(setMark, sending(command.call, command.square), reply, say.marked);
    }
  }, [connection]);

  const myStage = stage?.call === number && stage.vote === vote ? stage : null;
  const myMark = mark?.call === number ? mark : null;
  return {
    stage: myStage?.value ?? knownStage,
    first: vote === 1 ? null : (known?.stage ?? null),
    stageDelivery: myStage?.delivery ?? (knownStage ? "received" : null),
    marked: myMark !== null || (known?.marked ?? false),
    square: myMark ? myMark.value : (known?.square ?? null),
    markDelivery: myMark?.delivery ?? (known?.marked ? "received" : null),
    note: note.call === number ? note.text : "",
    missed: missed.text && missed.during === number ? { text: missed.text, here: missed.call === number } : null,
    answerStage,
    markSquare,
  };
}

function sending<T>(call: number, value: T, vote = 1): Said<T> {
  return { call, vote, value, delivery: "sending" };
}

/** A rejected or dropped answer is taken off the screen again; a late one stays, and says so. */
function settled<T>(said: Said<T>, reply: Reply | null): Said<T> | null {
  if (reply?.status === "received") return { ...said, delivery: "received" };
  return reply && isLate(reply) ? { ...said, delivery: "late" } : null;
}

function isLate({ status, reason }: Reply): boolean {
  return status === "late" || reason === "too_late";
}

/** Why it was refused; empty where the word beside it says enough. */
function explained(reply: Reply): string {
  if (reply.status === "received" || isLate(reply)) return "";
  if (reply.status === "early") return reasons.too_early;
  return reply.detail || (reply.reason && reasons[reply.reason]) || play.refused;
}
