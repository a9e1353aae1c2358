/** What I say in the open call: shown at once, sent until it is received, told apart in words. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { MeView, OpenCall, Reply } from "../protocol";
import { announce } from "./announce";
import type { Connection } from "./connection";
import { play, reasons, say } from "./words";

/** `null` before anything is said. */
export type Delivery = "sending" | "received" | "late" | "refused" | null;

interface Said<T> {
  call: number;
  value: T;
  delivery: Delivery;
}

export interface MySay {
  stage: string | null;
  stageDelivery: Delivery;
  marked: boolean;
  square: number | null;
  markDelivery: Delivery;
  /** Why something was refused, in words. */
  note: string;
  answerStage: (stage: string) => void;
  markSquare: (square: number | null) => void;
}

export function useMySay(connection: Connection, me: MeView | null, call: OpenCall | null): MySay {
  const [stage, setStage] = useState<Said<string> | null>(null);
  const [mark, setMark] = useState<Said<number | null> | null>(null);
  const [note, setNote] = useState("");
  const number = call?.call ?? 0;
  const known = me?.answer?.call === number ? me.answer : null;

  // What the server says about me is the truth, once nothing of mine is on its way.
  const seen = useRef(me);
  useEffect(() => {
    if (seen.current === me) return;
    seen.current = me;
    if (known?.stage) setStage((said) => (said?.delivery === "received" ? null : said));
    if (known?.marked) setMark((said) => (said?.delivery === "received" ? null : said));
  }, [me]);
  useEffect(() => setNote(""), [number]);

  const answerStage = (value: string): void => {
    const said: Said<string> = { call: number, value, delivery: "sending" };
    setStage(said);
    setNote("");
    void connection.send({ do: "answer_stage", call: number, stage: value }).then((reply) => {
      if (reply) setStage((now) => (now === said ? settled(said, reply) : now));
      told(reply, play.received, setNote);
    });
  };
  const markSquare = (value: number | null): void => {
    const said: Said<number | null> = { call: number, value, delivery: "sending" };
    setMark(said);
    setNote("");
    void connection.send({ do: "mark_square", call: number, square: value }).then((reply) => {
      if (reply) setMark((now) => (now === said ? settled(said, reply) : now));
      told(reply, say.marked, setNote);
    });
  };

  const myStage = stage?.call === number ? stage : null;
  const myMark = mark?.call === number ? mark : null;
  return {
    stage: myStage?.value ?? known?.stage ?? null,
    stageDelivery: myStage?.delivery ?? (known?.stage ? "received" : null),
    marked: myMark !== null || (known?.marked ?? false),
    square: myMark ? myMark.value : (known?.square ?? null),
    markDelivery: myMark?.delivery ?? (known?.marked ? "received" : null),
    note,
    answerStage,
    markSquare,
  };
}

/** A rejected answer is taken off the screen again; a late one stays, and says so. */
function settled<T>(said: Said<T>, reply: Reply): Said<T> | null {
  if (reply.status === "received") return { ...said, delivery: "received" };
  if (reply.status === "late") return { ...said, delivery: "late" };
  return reply.reason === "too_late" ? { ...said, delivery: "late" } : null;
}

function told(reply: Reply | null, received: string, setNote: (note: string) => void): void {
  if (!reply) return;
  const late = reply.status === "late" || reply.reason === "too_late";
  const text =
    reply.status === "received"
      ? received
      : late
        ? play.late
        : reply.status === "early"
          ? reasons.too_early
          : reply.detail || (reply.reason && reasons[reply.reason]) || play.refused;
  if (reply.status !== "received" && !late) setNote(text);
  announce(text);
}
