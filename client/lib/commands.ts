/** Commands on their way: each is sent again with the same id until it is acknowledged. */

import type { Command, Reply } from "../protocol";

/** Without an acknowledgement for this long, a command is sent again. */
const RESEND_MS = 4_000;
/** After "slow down" or "try again", a command is sent again after this long. */
const AGAIN_MS = 1_000;

/** A command before it has an id. */
export type Order = Command extends infer C ? (C extends Command ? Omit<C, "id"> : never) : never;

interface Waiting {
  command: Command;
  resolve: (reply: Reply | null) => void;
  timer: number | undefined;
}

export class Outbox {
  private readonly waiting = new Map<string, Waiting>();

  /** `emit` sends over the wire; it may be called again for the same command. */
  constructor(private readonly emit: (command: Command, done: (reply: Reply) => void) => void) {}

  /** Send until acknowledged. `null` when a newer one took its place, or when it was dropped. */
  send(order: Order): Promise<Reply | null> {
    const command = { ...order, id: newId() } as Command;
    this.supersede(command);
    return new Promise((resolve) => {
      const entry: Waiting = { command, resolve, timer: undefined };
      this.waiting.set(command.id, entry);
      this.post(entry);
    });
  }

  /** The connection is back: whatever was not acknowledged goes again, in the same order. */
  resend(): void {
    for (const entry of [...this.waiting.values()]) this.post(entry);
  }

  /** The connection is gone. What steers the room must not happen later, when nobody looks. */
  dropSteering(): void {
    for (const entry of [...this.waiting.values()]) {
      if (!aboutMyself(entry.command)) this.settle(entry, null);
    }
  }

  private post(entry: Waiting): void {
    this.again(entry, RESEND_MS);
    this.emit(entry.command, (reply) => {
      if (this.waiting.get(entry.command.id) !== entry) return;
      if (reply.status === "slow_down" || reply.status === "try_again") {
        this.again(entry, AGAIN_MS);
        return;
      }
      this.settle(entry, reply);
    });
  }

  private again(entry: Waiting, delay: number): void {
    clearTimeout(entry.timer);
    entry.timer = window.setTimeout(() => this.post(entry), delay);
  }

  private settle(entry: Waiting, reply: Reply | null): void {
    clearTimeout(entry.timer);
    this.waiting.delete(entry.command.id);
    entry.resolve(reply);
  }

  /** An older answer must not arrive after a newer one and undo it. */
  private supersede(command: Command): void {
    if (!aboutMyself(command)) return;
    for (const entry of [...this.waiting.values()]) {
      if (entry.command.do === command.do) this.settle(entry, null);
    }
  }
}

function aboutMyself(command: Command): boolean {
  return command.do === "answer_stage" || command.do === "mark_square";
}

/** 22 characters of `A-Z a-z 0-9 - _`. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
