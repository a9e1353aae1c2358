/** A facilitator's commands: each carries the step it was decided on. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { DeskView } from "../protocol";
import { announce } from "./announce";
import type { Order } from "./commands";
import type { Connection } from "./connection";
import type { Link } from "./line";
import { notConnected, notStored, steeringReason, unexplained } from "./words";

/** An order without the step. */
export type Steer = Order extends infer O ? (O extends { step: number } ? Omit<O, "step"> : never) : never;

export interface Steering {
  /** A command is on its way. */
  busy: boolean;
  /** Why the last one was refused, in words; gone as soon as something else happens. */
  problem: string;
  steer: (order: Steer) => void;
}

export function useSteering(connection: Connection, link: Link, desk: DeskView | undefined): Steering {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  /** What is on its way: pressed twice, it goes once. */
  const sending = useRef("");
  useEffect(() => setProblem(""), [desk?.step]);

  const explain = (text: string): void => {
    setProblem(text);
    announce(text);
  };
  const steer = (order: Steer): void => {
    if (!desk) return;
    const press = `${order.do} ${desk.step}`;
    if (sending.current === press) return;
    if (link !== "up") return explain(notConnected);
    sending.current = press;
    setBusy(true);
    setProblem("");
    void connection.send({ ...order, step: desk.step } as Order).then((reply) => {
      if (sending.current === press) {
        sending.current = "";
        setBusy(false);
      }
      // Somebody else was quicker: the new state is already on its way, and says enough.
      if (!reply) return explain(notConnected);
      if (reply.status === "done" || reply.reason === "stale_step") return;
      if (reply.status === "try_again" || reply.status === "slow_down") return explain(notStored);
      const text = [reply.reason && steeringReason(reply.reason), reply.detail].filter(Boolean).join(" ");
      explain(text || unexplained);
    });
  };
  return { busy, problem, steer };
}
