// A phone in the world of a test, and a far clock that it knows.
import { FarClock, World, view } from "./world.mjs";

/** A phone whose clock is known; `far` is the server's. */
export class Phone extends World {
  version = 0;

  constructor(options = {}) {
    super(options);
    this.far = new FarClock(this.time);
    if (options.synced !== false) {
      const { emit } = this.wire;
      this.wire.emit = (name, body, done) => {
        emit.call(this.wire, name, body, done);
        if (name === "sync") this.far.ask(body, done);
      };
    }
    this.up({ now_ms: this.far.now() }).hum(3_000);
  }

  get opening() {
    return this.line.clock.opening;
  }

  /** The newest view, sent so many ms ago: a call that opens `inMs` from now, by the server's clock. */
  hears(inMs, { call = 3, phase = "open", paused = false, ago = 0 } = {}) {
    const body = { phase, paused, call: { call, opens_at_ms: this.far.now() + inMs } };
    this.version += 1;
    this.line.onMessage("call", view(this.version, body, this.far.now() - ago));
    this.heard = body.call;
    return this;
  }

  /** Nobody looks at the page for so long. */
  nap(ms) {
    this.line.look(false);
    this.time.hide();
    this.hum(ms);
    this.line.look(true);
    this.time.show();
    return this;
  }

  get awaits() {
    return this.opening.awaits(this.heard);
  }

  /** Let time pass until the call is open; return how late that is, from `since` on. */
  opensAfter(since) {
    while (this.awaits) this.time.pass(0.5);
    return this.time.now() - since;
  }

  get lastReport() {
    return this.sent("report").at(-1).body;
  }
}
