// Made-up networks: what a message takes on its way, in ms, by seeded dice.

/** The same numbers from the same seed, everywhere. */
export class Dice {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 to just under 1 (mulberry32). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(least, most) {
    return least + (most - least) * this.next();
  }

  exponential(mean) {
    return -mean * Math.log(1 - this.next());
  }

  normal(mean, deviation) {
    return mean + deviation * Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Dice of one's own, so that nobody's throws change another's. */
  fork() {
    return new Dice(this.next() * 2 ** 32);
  }
}

/**
 * The least that each way takes, the mean of what comes on top, and how often a message is held up for
 * how long. Fitted to the percentiles in `networks.py`.
 */
const NETWORKS = {
  wifi: { up: 5, down: 5, wobble: 2.7, hold: 0.027, least: 20, most: 150 },
  busy: { up: 8, down: 8, wobble: 15, hold: 0.11, least: 50, most: 400 },
  mobile: { up: 30, down: 19, wobble: 13, hold: 0.03, least: 50, most: 300 },
  poor: { up: 80, down: 52, wobble: 35, hold: 0.095, least: 200, most: 1_000 },
  vpn: { up: 94, down: 88, wobble: 7.5, hold: 0.027, least: 40, most: 250 },
};

/** One way of a line, on which messages arrive in the order in which they were sent, or overtake. */
class Way {
  #last = 0;

  constructor(least, network, order, dice) {
    this.least = least;
    this.network = network;
    this.order = order;
    this.dice = dice;
  }

  /** What a message takes that is sent at `now`. */
  takes(now) {
    const { wobble, hold, least, most } = this.network;
    const held = this.dice.next() < hold ? this.dice.between(least, most) : 0;
    const arrives = now + this.least + this.dice.exponential(wobble) + held;
    this.#last = this.order === "kept" ? Math.max(this.#last, arrives) : arrives;
    return this.#last - now;
  }
}

/** The two ways between a phone and the server. TCP keeps messages in order. */
export function line(name, order, dice) {
  const network = NETWORKS[name];
  const way = (least) => new Way(least, network, order, dice.fork());
  return { up: way(network.up), down: way(network.down) };
}
