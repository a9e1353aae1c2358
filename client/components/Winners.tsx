/** Who completed a pattern with this answer, and who was first. */

import type { ShownAnswer } from "../protocol";
import { shared } from "../lib/words";

export function Winners({ answer }: { answer: ShownAnswer }) {
  if (answer.winners.length === 0 && answer.firsts.length === 0) return null;
  return (
    <ul class="winners">
      {answer.firsts.length > 0 && <li>{shared.firsts(answer.firsts)}</li>}
      {answer.winners.map(({ pattern, names, count }) => (
        <li key={pattern}>
          <strong>{shared.pattern[pattern]}:</strong> {shared.winners(names, count)}
        </li>
      ))}
    </ul>
  );
}
