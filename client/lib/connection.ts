/** The live line to the workshop's table: views come in, commands go out, lost lines mend themselves. */

import { io, type Socket } from "socket.io-client";
import type { Auth, Command, Hello, Reply, View, Views, Welcome } from "../protocol";
import { Clock } from "./clock";
import { type Order, Outbox } from "./commands";

/** Why a connection was refused for good. */
export type Refusal = "not_found" | "no_seat";

/** `lost` is said aloud; `connecting` is the short time before it is worth a word. */
export type Link = "connecting" | "up" | "lost" | "refused";

export interface Line {
  link: Link;
  refusal: Refusal | null;
  welcome: Welcome | null;
  views: Partial<Views>;
}

/** A break shorter than this is not worth frightening anybody. */
const PATIENCE_MS = 1_500;
/** After this long without a sound the line is taken for dead when the page wakes up. */
const SILENCE_MS = 12_000;
/** Without an answer to `hello` for this long, it is said again. */
const HELLO_MS = 5_000;
/** Where the server ends or refuses the line for no lasting reason, we come back after this. */
const RETURN_MS = 3_000;
/** Where the server is too busy for `hello`, it is said again after this. */
const AGAIN_MS = 1_000;

const KINDS: readonly (keyof Views)[] = [
  "workshop",
  "call",
  "me",
  "history",
  "standings",
  "roster",
  "counts",
  "desk",
];

export class Connection {
  line: Line = { link: "connecting", refusal: null, welcome: null, views: {} };
  readonly clock = new Clock();

  private readonly socket: Socket;
  private readonly outbox: Outbox;
  private readonly versions: Partial<Record<keyof Views, number>> = {};
  private readonly listeners = new Set<() => void>();
  private heardAt = performance.now();
  private patience: number | undefined;
  private comeBack: number | undefined;

  constructor(auth: Auth) {
    this.socket = io({
      auth: { ...auth },
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 5_000,
      randomizationFactor: 0.5,
      timeout: 8_000,
    });
    this.outbox = new Outbox((command, done) => this.post(command, done));
    this.socket.on("connect", this.onConnect);
    this.socket.on("disconnect", this.onDisconnect);
    this.socket.on("connect_error", this.onRefused);
    this.socket.io.on("ping", this.onSound);
    for (const kind of KINDS) this.socket.on(kind, (view) => this.onView(kind, view));
    document.addEventListener("visibilitychange", this.onWake);
    window.addEventListener("pageshow", this.onPageShow);
    window.addEventListener("online", this.onWake);
    this.worry();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves when the server has it; `null` when a newer one took its place, or when it was dropped. */
  send(order: Order): Promise<Reply | null> {
    return this.outbox.send(order);
  }

  close(): void {
    document.removeEventListener("visibilitychange", this.onWake);
    window.removeEventListener("pageshow", this.onPageShow);
    window.removeEventListener("online", this.onWake);
    clearTimeout(this.patience);
    clearTimeout(this.comeBack);
    this.listeners.clear();
    this.socket.disconnect();
  }

  private readonly onConnect = (): void => {
    this.onSound();
    this.clock.forget();
    this.hello();
  };

  private hello(): void {
    const hello: Hello = { versions: this.versions as Record<string, number> };
    this.socket.timeout(HELLO_MS).emit("hello", hello, (late: Error | null, answer: Welcome | Reply) => {
      if (!this.socket.connected) return;
      if (late) return this.hello();
      if ("status" in answer) window.setTimeout(() => this.socket.connected && this.hello(), AGAIN_MS);
      else this.onWelcome(answer);
    });
  }

  private onWelcome(welcome: Welcome): void {
    const before = this.line.welcome;
    if (before && before.server !== welcome.server) return location.reload();
    clearTimeout(this.patience);
    this.patience = undefined;
    this.clock.named(welcome.clock);
    this.clock.heard(welcome.now_ms);
    this.change({ link: "up", refusal: null, welcome });
    this.outbox.resend();
  }

  private onView<K extends keyof Views>(kind: K, view: View<Views[K]>): void {
    this.onSound();
    this.clock.heard(view.now_ms);
    if (view.version <= (this.versions[kind] ?? -1)) return;
    this.versions[kind] = view.version;
    this.change({ views: { ...this.line.views, [kind]: view.body } });
  }

  private readonly onDisconnect = (reason: string): void => {
    this.worry();
    this.outbox.dropSteering();
    if (reason === "io server disconnect") this.returnLater();
  };

  private readonly onRefused = (error: Error & { data?: { code?: string } }): void => {
    const code = error.data?.code;
    if (code === "not_found" || code === "no_seat") {
      clearTimeout(this.patience);
      this.socket.disconnect();
      this.change({ link: "refused", refusal: code });
      return;
    }
    this.worry();
    if (!this.socket.active) this.returnLater();
  };

  private readonly onSound = (): void => {
    this.heardAt = performance.now();
  };

  /** A phone that slept may hold a line that is dead without knowing it. */
  private readonly onWake = (): void => {
    if (document.hidden || this.line.link === "refused") return;
    const silent = performance.now() - this.heardAt > SILENCE_MS;
    if (this.socket.connected && !silent) return;
    this.clock.forget();
    this.socket.disconnect().connect();
  };

  /** Back from the browser's own store of pages; the first showing of a page needs no waking. */
  private readonly onPageShow = (shown: PageTransitionEvent): void => {
    if (shown.persisted) this.onWake();
  };

  private returnLater(): void {
    clearTimeout(this.comeBack);
    this.comeBack = window.setTimeout(() => this.socket.connect(), RETURN_MS);
  }

  private worry(): void {
    if (this.line.link === "up") this.change({ link: "connecting" });
    this.patience ??= window.setTimeout(() => this.change({ link: "lost" }), PATIENCE_MS);
  }

  private post(command: Command, done: (reply: Reply) => void): void {
    // While the line is down nothing is sent: socket.io would keep it and send it twice.
    if (this.socket.connected) this.socket.emit("command", command, done);
  }

  private change(part: Partial<Line>): void {
    this.line = { ...this.line, ...part };
    for (const listener of [...this.listeners]) listener();
  }
}
