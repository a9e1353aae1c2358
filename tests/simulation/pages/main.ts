/** Many pages in one process, each with the client's own core, under somebody else's clock.
 *
 * A line comes in: what happens now, and to whom. A line goes out: what the pages did about it, and
 * when the next of their timers is due.
 */

import { Page } from "./page";
import { readLine, writeLine } from "./pipe";
import { ROUNDING_MS } from "./time";
import { learn, world } from "./world";

const pages = new Map<number, Page>();

function apply(page: Page | undefined, number: number, what: string, details: any[]): void {
  if (what === "open") {
    const [auth, tab, seed] = details;
    const opened = new Page(number, auth, tab, seed);
    pages.set(number, opened);
    opened.line.start();
    return opened.look();
  }
  if (!page) throw new Error(`there is no page ${number}`);
  if (what === "packet") return page.arrive(details[0], details[1], details.slice(2));
  if (what === "ping") return details[0] === page.wire.current ? page.hear() : undefined;
  if (what === "failed") return details[0] === page.wire.current ? page.refused(null) : undefined;
  if (what === "gone") return details[0] === page.wire.current ? page.wire.lose(details[1]) : undefined;
  if (what === "sleep") {
    page.line.look(false);
    page.time.asleep = true;
  } else if (what === "awake") {
    page.time.wakeUp(details[0]);
    page.line.look(true);
  } else if (what === "wake") page.line.wake();
  else if (what === "send") page.send(details[0], details[1]);
  else if (what === "vanish") pages.delete(number);
  else if (what === "close") {
    page.line.stop();
    pages.delete(number);
  } else throw new Error(`nobody knows what ${what} is`);
}

/** Let promises that are settled go on, as a page does between two of its tasks. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await null;
}

async function runTimers(until: number): Promise<void> {
  for (;;) {
    const first = [...pages.values()].reduce<Page | null>(
      (a, b) => (b.time.due <= until + ROUNDING_MS && b.time.due < (a?.time.due ?? Infinity) ? b : a),
      null,
    );
    if (!first) break;
    world.now = Math.max(world.now, Math.min(first.time.due, until));
    first.time.take()?.();
    await settled();
  }
  world.now = until;
}

interface Turn {
  seed?: number;
  now: number;
  ops: [at: number, page: number, what: string, ...details: any[]][];
  bodies: number[];
}

async function take(turn: Turn): Promise<void> {
  if (turn.seed !== undefined) {
    for (const kept of [world.messages, world.stores, pages]) kept.clear();
    world.now = 0;
  }
  for (const [at, number, what, ...details] of turn.ops) {
    await runTimers(at);
    apply(pages.get(number), number, what, details);
    await settled();
  }
  await runTimers(turn.now);
}

for (let line = readLine(); line !== null; line = readLine()) {
  world.out = [];
  let broken: string | null = null;
  try {
    const turn = JSON.parse(line) as Turn;
    for (const number of turn.bodies) learn(number, readLine() ?? "");
    await take(turn);
  } catch (error) {
    broken = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const due = Math.min(Infinity, ...[...pages.values()].map((page) => page.time.due));
  writeLine(JSON.stringify({ out: world.out, due: Number.isFinite(due) ? due : null, broken }));
}
