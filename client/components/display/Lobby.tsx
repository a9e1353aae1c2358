/** The way in, as large as the wall allows, and the names of those who found it. */

import type { RosterView, WorkshopView } from "../../protocol";
import { addressSaid, codeGrouped } from "../../lib/path";
import { display } from "../../lib/words";

/** More names than this would push the code off the wall. */
const MOST_NAMES = 8;

interface Props {
  code: string;
  joinUrl: string;
  workshop: WorkshopView;
  roster: RosterView | undefined;
}

export function Lobby({ code, joinUrl, workshop, roster }: Props) {
  const players = roster?.players ?? [];
  const newest = players.slice(-MOST_NAMES).reverse();
  const more = players.length - newest.length;
  return (
    <main class="lobby">
      <div class="lobby-text">
        <h1>{workshop.title}</h1>
        <p>{display.waiting}</p>
        <p class="address">{addressSaid(joinUrl).replace(/\/join\/.*$/, "")}</p>
        <p>{display.type}</p>
        <p class="code">
          <span class="hidden">{display.code} </span>
          {codeGrouped(code)}
        </p>
      </div>
      <img class="qr" src={`/join/${code}/qr.svg`} alt={display.qrAlt} />
      <section class="names" aria-labelledby="joined">
        <h2 id="joined">{display.joined(players.length)}</h2>
        <ul>
          {newest.map(({ seat, name }) => (
            <li key={seat}>{name}</li>
          ))}
          {more > 0 && <li class="rest">{display.more(more)}</li>}
        </ul>
      </section>
    </main>
  );
}
