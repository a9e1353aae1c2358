/** The top five. Never the bottom. */

import type { StandingsView } from "../protocol";
import { shared } from "../lib/words";

export function Standings({ view }: { view: StandingsView | undefined }) {
  if (!view || (!view.shown && view.top.length === 0)) return null;
  return (
    <section class="standings">
      <h2>{shared.standings}</h2>
      {view.top.length === 0 ? (
        <p>{shared.noPoints}</p>
      ) : (
        <table>
          <thead class="hidden">
            <tr>
              <th scope="col">{shared.place}</th>
              <th scope="col">{shared.name}</th>
              <th scope="col">{shared.pointsHead}</th>
            </tr>
          </thead>
          <tbody>
            {view.top.map((line) => (
              <tr key={`${line.rank} ${line.name}`}>
                <td class="rank">{line.rank}</td>
                <th scope="row">{line.name}</th>
                <td class="points">{shared.number(line.points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
