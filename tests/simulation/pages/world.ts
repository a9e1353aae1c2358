/** What all pages share: the time, what was said, and what the server has sent. */

/** What a page did: its number, what, and with which details. */
export type Out = [page: number, what: string, ...details: unknown[]];

export const world = {
  /** Everybody's clock, in milliseconds. */
  now: 0,
  /** What the pages did in this turn. */
  out: [] as Out[],
  /** The messages of the server, by number, and the other way round. */
  messages: new Map<number, unknown>(),
  numbers: new WeakMap<object, number>(),
  /** What pages keep for the page that takes their place, by tab, role and workshop. */
  stores: new Map<string, string>(),
};

/** Take in a message of the server, for all pages that it reaches: none may change it. */
export function learn(number: number, text: string): void {
  const message = frozen(JSON.parse(text));
  world.messages.set(number, message);
  if (message.body) world.numbers.set(message.body, number);
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
