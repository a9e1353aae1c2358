/** Timers by name: to set one again puts it off. */

import type { Time } from "./ports";

export class Timers<Name extends string> {
  private readonly running = new Map<Name, number>();

  constructor(private readonly time: Pick<Time, "after" | "cancel">) {}

  has(name: Name): boolean {
    return this.running.has(name);
  }

  set(name: Name, ms: number, task: () => void): void {
    this.clear(name);
    const due = (): void => {
      this.running.delete(name);
      task();
    };
    this.running.set(name, this.time.after(ms, due));
  }

  /** Those named, or all of them. */
  clear(...names: Name[]): void {
    for (const name of names.length > 0 ? names : [...this.running.keys()]) {
      const number = this.running.get(name);
      if (number !== undefined) this.time.cancel(number);
      this.running.delete(name);
    }
  }
}
