/** What stands where `client/lib/socket` stands in a browser. */

import type { Wire } from "../../../client/lib/line";
import { world } from "./world";

/** The socket, as far as `Line` knows it; `Page.arrive` is its other end. */
export class SimulatedWire implements Wire {
  connected = false;
  /** The connection that is open or being opened, by number; 0 is none. */
  current = 0;
  readonly early: [name: string, body: unknown, answer: (() => void) | undefined][] = [];
  private last = 0;
  private readonly waiting = new Map<number, (answer: unknown) => void>();
  private acknowledgements = 0;

  constructor(
    private readonly page: number,
    private readonly went: (reason: string) => void,
  ) {}

  connect(): void {
    if (this.current) return;
    this.current = ++this.last;
    world.out.push([this.page, "connect", this.current]);
  }

  disconnect(): void {
    if (!this.current) return;
    world.out.push([this.page, "disconnect", this.current]);
    this.close();
  }

  emit(name: string, body: object, done: (answer: unknown) => void): void {
    if (!this.connected) throw new Error("nothing may be sent while the wire is down: it would be lost");
    const number = ++this.acknowledgements;
    this.waiting.set(number, done);
    world.out.push([this.page, "emit", this.current, name, number, body]);
  }

  acknowledged(number: number, answer: unknown): void {
    const done = this.waiting.get(number);
    this.waiting.delete(number);
    done?.(answer);
  }

  /** What was sent and not acknowledged is forgotten, as the socket forgets it. */
  close(): void {
    this.connected = false;
    this.current = 0;
    this.early.length = 0;
    this.waiting.clear();
  }

  /** The connection has ended, and not by us: the socket tells it also of one that was not up yet. */
  lose(reason: string): void {
    this.close();
    this.went(reason);
  }
}
