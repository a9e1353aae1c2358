/** Whether what I said has arrived, in words. */

import type { Delivery } from "../../lib/answer";
import { play } from "../../lib/words";

interface Props {
  delivery: Delivery;
  /** What is said when it has arrived. */
  received?: string;
}

export function DeliveryNote({ delivery, received = play.received }: Props) {
  if (delivery === null) return null;
  return <span class={`delivery ${delivery}`}>{delivery === "received" ? received : play[delivery]}</span>;
}
