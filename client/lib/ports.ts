/** What the line needs of the world around it. The browser's are in `connection.ts`. */

export interface Wire {
  readonly connected: boolean;
  /** One attempt. What comes of it is told to the line: `onUp`, or `onDown` or `onRefused`. */
  connect(): void;
  /** An attempt or a connection is given up; nothing more need be told about it. */
  disconnect(): void;
  /** `done` is called once, or never when the connection ends before. */
  emit(name: string, body: object, done: (answer: unknown) => void): void;
}

export interface Time {
  /** Milliseconds; it never goes back. */
  now(): number;
  /** Counts how often the device has slept or its clock was put right: what was measured across that is void. */
  sleeps(): number;
  after(ms: number, task: () => void): number;
  cancel(timer: number): void;
  /** Before the next picture is drawn, once somebody looks at the page; `at` is that picture's moment. */
  frame(task: (at: number) => void): void;
  /** From 0 to just under 1. */
  chance(): number;
}

/** Keeps one text for a page that takes the place of this one. It may throw. */
export interface Store {
  load(): string | null;
  save(text: string | null): void;
}
