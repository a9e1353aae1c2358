/** Whether what I said has arrived, in words. */

import type { Delivery } from "../../lib/answer";
import { play } from "../../lib/words";

export function DeliveryNote({ delivery }: { delivery: Delivery }) {
  if (delivery === null) return null;
  return <span class={`delivery ${delivery}`}>{play[delivery]}</span>;
}
