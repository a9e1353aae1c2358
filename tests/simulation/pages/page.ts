/** One page: the client's own core, and what its person does with it. */

import type { Order } from "../../../client/lib/commands";
import { Line, type Store } from "../../../client/lib/line";
import type { Auth, Reply, Views } from "../../../client/protocol";
import { Timers, dice } from "./time";
import { SimulatedWire } from "./wire";
import { world } from "./world";

/** As the server announces it when a connection opens: an interval and a patience. */
const DEAD_MS = 5_000 + 8_000;

export class Page {
  readonly wire: SimulatedWire;
  readonly time: Timers;
  readonly line: Line;
  private dead: number | undefined;
  private told = "";
  private readonly showing: Partial<Record<keyof Views, unknown>> = {};

  constructor(
    readonly number: number,
    auth: Auth,
    tab: string,
    seed: number,
  ) {
    this.time = new Timers(dice(seed));
    this.wire = new SimulatedWire(number, (reason) => this.line.onDown(reason));
    const kept = `${tab} ${auth.role} ${auth.code}`;
    const store: Store = {
      load: () => world.stores.get(kept) ?? null,
      save: (text) => void (text === null ? world.stores.delete(kept) : world.stores.set(kept, text)),
    };
    this.line = new Line(this.wire, this.time, store, () => this.look());
    for (const { command, reply } of this.line.outbox.restored) this.follow(command.id, command, reply);
  }

  /** A packet of connection `from` has come. */
  arrive(from: number, what: string, details: unknown[]): void {
    if (from !== this.wire.current) {
      // The socket drops what an abandoned connection still brings; views may stand it, so they must.
      if (what === "straggler") this.line.onMessage(details[0] as string, world.messages.get(details[1] as number));
      return;
    }
    this.hear();
    if (what === "connected") return this.connected();
    if (what === "refused") return this.refused(details[0] as string | null);
    if (what === "disconnect") return this.wire.lose("io server disconnect");
    if (what === "event") {
      const [name, number, asked] = details as [string, number, boolean];
      const answer = (): void => void world.out.push([this.number, "acknowledges", from, number]);
      return this.event(name, world.messages.get(number), asked ? answer : undefined);
    }
    if (what === "ack") return this.wire.acknowledged(details[0] as number, details[1]);
  }

  hear(): void {
    this.time.cancel(this.dead ?? 0);
    const abandoned = this.wire.current;
    this.dead = this.time.after(DEAD_MS, () => {
      if (abandoned !== this.wire.current) return; // It has ended by itself, and another has begun.
      if (abandoned) world.out.push([this.number, "abandoned", abandoned]);
      this.wire.lose("ping timeout");
    });
    this.line.onSound();
  }

  private connected(): void {
    this.wire.connected = true;
    for (const early of this.wire.early.splice(0)) this.line.onMessage(...early);
    this.line.onUp();
  }

  private event(name: string, received: unknown, answer: (() => void) | undefined): void {
    if (this.wire.connected) this.line.onMessage(name, received, answer);
    else this.wire.early.push([name, received, answer]);
  }

  refused(code: string | null): void {
    this.wire.current = 0;
    this.line.onRefused(code ?? undefined);
  }

  /** Somebody orders something; what becomes of it is told when it is known. */
  send(tap: number, tapped: Order): void {
    const elapsed = tapped.do === "answer_stage" && this.line.clock.opening.elapsed(tapped.call, 0);
    const order = elapsed ? { ...tapped, elapsed_ms: elapsed } : tapped;
    this.follow(tap, order, this.line.send(order));
  }

  private follow(tap: number | string, order: object, told: Promise<Reply | null>): void {
    world.out.push([this.number, "tap", tap, order]);
    void told.then((reply) => world.out.push([this.number, "told", tap, reply]));
  }

  /** Say what the screen shows, as far as it has changed. */
  look(): void {
    const { state } = this.line;
    for (const [kind, shown] of Object.entries(state.views) as [keyof Views, object][]) {
      if (this.showing[kind] === shown) continue;
      this.showing[kind] = shown;
      world.out.push([this.number, "shows", kind, world.numbers.get(shown) ?? null]);
    }
    const { call, card, desk, me } = state.views;
    const seen = {
      link: state.link,
      refusal: state.refusal,
      seat: state.welcome?.seat ?? null,
      phase: call?.phase ?? null,
      paused: call?.paused ?? null,
      call: call?.call?.call ?? null,
      vote: call?.call?.vote ?? null,
      open: call?.call ? !this.line.clock.opening.awaits(call.call) : null,
      step: desk?.step ?? null,
      next_step: desk?.next_step ?? null,
      can_undo: desk?.can_undo ?? null,
      card: me?.card && card ? card.squares.length : null,
      kept: me?.card?.kept ?? null,
      rejoin_code: state.place?.rejoin_code ?? null,
    };
    const text = JSON.stringify(seen);
    if (text === this.told) return;
    this.told = text;
    world.out.push([this.number, "sees", seen]);
  }
}
