/** Commands on their way: each is sent again with the same id until it is acknowledged. */

import type { AnswerStage, Command, MarkSquare, Reply } from "../protocol";
import { newId } from "./ids";
import type { Store, Time } from "./ports";

/** Without an acknowledgement for this long, a command is sent again. */
const RESEND_MS = 2_500;
/** After "slow down" or "try again", a command is sent again after this long. */
const AGAIN_MS = 1_000;
/** What steers the room is not tried for longer: whoever pressed must see what comes of it. */
const STEERING_MS = 5_000;

/** A command before it has an id. */
export type Order = Command extends infer C ? (C extends Command ? Omit<C, "id"> : never) : never;

/** What I say about myself; everything else steers the room. */
export type Own = AnswerStage | MarkSquare;

/** An own command that an earlier page could not deliver, and what becomes of it now. */
export interface Restored {
  command: Own;
  reply: Promise<Reply | null>;
}

interface Waiting {
  command: Command;
  /** Whose command it is; `null` until the first welcome tells. */
  seat: number | null;
  since: number;
  resolve: (reply: Reply | null) => void;
  timer: number | undefined;
}

export class Outbox {
  readonly restored: readonly Restored[];

  private readonly waiting = new Map<string, Waiting>();
  private seat: number | null = null;
  private opened = false;

  /** `emit` sends over the wire; it may be called again for the same command. */
  constructor(
    private readonly emit: (command: Command, done: (reply: Reply) => void) => void,
    private readonly time: Time,
    private readonly store: Store,
  ) {
    this.restored = this.load().map(({ seat, command }) => ({ command, reply: this.add(command, seat) }));
  }

  /** Send until acknowledged. `null` when a newer one took its place, or when it was dropped. */
  send(order: Order): Promise<Reply | null> {
    const command = { ...order, id: newId(() => this.time.chance()) } as Command;
    if (!isOwn(command) && !this.opened) return Promise.resolve(null);
    this.supersede(command);
    const reply = this.add(command, this.seat);
    this.save();
    this.post(command.id);
    return reply;
  }

  /** The line is up, for this seat: what waits for it goes again, in the old order. */
  open(seat: number | null): void {
    this.seat = seat;
    this.opened = true;
    for (const entry of [...this.waiting.values()]) {
      entry.seat ??= seat;
      // This browser has another seat by now: nobody may answer for the new one with the old one's taps.
      if (entry.seat !== seat) this.settle(entry, null);
    }
    this.save();
    for (const id of [...this.waiting.keys()]) this.post(id);
  }

  /** The line is down. What steers the room must not happen later, when nobody looks. */
  shut(): void {
    this.opened = false;
    for (const entry of [...this.waiting.values()]) {
      if (!isOwn(entry.command)) this.settle(entry, null);
    }
  }

  /** The seat is gone, and with it whatever was said from it. */
  forget(): void {
    for (const entry of [...this.waiting.values()]) this.settle(entry, null);
  }

  private add(command: Command, seat: number | null): Promise<Reply | null> {
    return new Promise((resolve) => {
      this.waiting.set(command.id, { command, seat, since: this.time.now(), resolve, timer: undefined });
    });
  }

  private post(id: string): void {
    const entry = this.waiting.get(id);
    if (!entry || !this.opened) return;
    this.again(entry, RESEND_MS);
    this.emit(entry.command, (reply) => {
      const unsettled = reply.status === "slow_down" || reply.status === "try_again";
      const patient = isOwn(entry.command) || this.time.now() + AGAIN_MS <= entry.since + STEERING_MS;
      if (unsettled && patient) this.again(entry, AGAIN_MS);
      else this.settle(entry, reply);
    });
  }

  private again(entry: Waiting, delay: number): void {
    this.cancel(entry);
    entry.timer = this.time.after(delay, () => this.post(entry.command.id));
  }

  private cancel(entry: Waiting): void {
    if (entry.timer !== undefined) this.time.cancel(entry.timer);
    entry.timer = undefined;
  }

  private settle(entry: Waiting, reply: Reply | null): void {
    this.cancel(entry);
    this.waiting.delete(entry.command.id);
    this.save();
    entry.resolve(reply);
  }

  /** An older answer must not arrive after a newer one and undo it. */
  private supersede(command: Command): void {
    if (!isOwn(command)) return;
    for (const entry of [...this.waiting.values()]) {
      const older = entry.command;
      if (older.do === command.do && older.call === command.call) this.settle(entry, null);
    }
  }

  private load(): Kept[] {
    try {
      const kept: unknown = JSON.parse(this.store.load() ?? "[]");
      return Array.isArray(kept) ? kept.filter(isKept) : [];
    } catch {
      return []; // storage is switched off, or somebody else wrote there
    }
  }

  private save(): void {
    const kept = [...this.waiting.values()].filter(isKept).map(({ seat, command }) => ({ seat, command }));
    try {
      this.store.save(kept.length > 0 ? JSON.stringify(kept) : null);
    } catch {
      // storage is switched off or full: commands wait as long as the page lasts
    }
  }
}

/** What a store holds: own commands whose seat is known. */
interface Kept {
  seat: number;
  command: Own;
}

function isKept(one: unknown): one is Kept {
  const { seat, command } = (one ?? {}) as Partial<Kept>;
  return (
    typeof seat === "number" &&
    typeof command?.id === "string" &&
    typeof command.call === "number" &&
    isOwn(command)
  );
}

function isOwn(command: Command): command is Own {
  return command.do === "answer_stage" || command.do === "mark_square";
}
