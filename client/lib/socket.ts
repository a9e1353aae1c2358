/**
 * Socket.IO as this server speaks it, over Engine.IO: texts alone, in one namespace, one connection at a
 * time. Coming back, sending again and waiting are the line's business (`line.ts`).
 */

import type { Wire } from "./ports";

/** What becomes of the connection, and what comes over it. */
export interface Ear {
  onUp(): void;
  onDown(reason: string): void;
  /** The code tells why, where the server said it. */
  onRefused(code: string | undefined): void;
  onMessage(name: string, body: unknown, answer?: () => void): void;
  onSound(): void;
}

/** As much of Engine.IO's socket as is used here. */
export interface Engine {
  on(name: "open" | "close" | "ping" | "message", listener: (text?: unknown) => void): unknown;
  send(text: string): unknown;
  close(): unknown;
}

type Early = Parameters<Ear["onMessage"]>;

const CONNECT = "0";
const DISCONNECT = "1";
const EVENT = "2";
const ACK = "3";
const REFUSED = "4";
/** The kind, the number that an acknowledgement carries, and JSON. */
const PACKET = /^([0-4])(\d*)(.*)$/s;

export class Socket implements Wire {
  connected = false;

  private engine: Engine | null = null;
  /** What came before the word that we are connected. */
  private early: Early[] = [];
  private asked = 0;
  private readonly waiting = new Map<number, (answer: unknown) => void>();

  constructor(
    /** What the server is told of us as we connect. */
    private readonly auth: () => object,
    private readonly ear: Ear,
    private readonly open: () => Engine,
  ) {}

  connect(): void {
    if (this.engine) return;
    const engine = this.open();
    this.engine = engine;
    const present = (task: (text?: unknown) => void) => (text?: unknown) => {
      if (engine === this.engine) task(text);
    };
    engine.on("open", present(() => engine.send(CONNECT + JSON.stringify(this.auth()))));
    engine.on("ping", present(() => this.ear.onSound()));
    engine.on("message", present((text) => this.take(engine, String(text))));
    engine.on("close", present(() => this.lose("transport close")));
  }

  disconnect(): void {
    if (this.connected) this.engine?.send(DISCONNECT);
    this.leave();
  }

  emit(name: string, body: object, done: (answer: unknown) => void): void {
    const number = this.asked++;
    this.waiting.set(number, done);
    this.engine?.send(EVENT + number + JSON.stringify([name, body]));
  }

  private take(engine: Engine, text: string): void {
    const packet = read(text);
    if (!packet) return this.lose("parse error");
    const { kind, number, data } = packet;
    if (kind === CONNECT) this.begin();
    else if (kind === DISCONNECT) this.lose("io server disconnect");
    else if (kind === EVENT) {
      const [name, body] = data as [string, unknown];
      const answer = (): void => {
        if (engine === this.engine) engine.send(`${ACK}${number}[]`);
      };
      this.hear(name, body, number === "" ? undefined : answer);
    } else if (kind === ACK) {
      const done = this.waiting.get(Number(number));
      this.waiting.delete(Number(number));
      done?.((data as unknown[])[0]);
    } else if (kind === REFUSED) {
      this.leave();
      this.ear.onRefused((data as { data?: { code?: string } }).data?.code);
    }
  }

  private begin(): void {
    this.connected = true;
    for (const one of this.early.splice(0)) this.ear.onMessage(...one);
    // What came early may have told us to leave.
    if (this.connected) this.ear.onUp();
  }

  private hear(...one: Early): void {
    if (this.connected) this.ear.onMessage(...one);
    else this.early.push(one);
  }

  private lose(reason: string): void {
    this.leave();
    this.ear.onDown(reason);
  }

  /** Nothing more is heard of the connection, and what was asked over it is never answered. */
  private leave(): void {
    const { engine } = this;
    this.engine = null;
    this.connected = false;
    this.early = [];
    this.waiting.clear();
    engine?.close();
  }
}

/** Read a packet; `null` for what is none. */
function read(text: string): { kind: string; number: string; data: unknown } | null {
  const [, kind = "", number = "", json = ""] = PACKET.exec(text) ?? [];
  try {
    const data: unknown = json ? JSON.parse(json) : null;
    return fits(kind, number, data) ? { kind, number, data } : null;
  } catch {
    return null;
  }
}

/** A message is a name and an object; an acknowledgement has the number of what it answers, and an object. */
function fits(kind: string, number: string, data: unknown): boolean {
  const [first, second] = Array.isArray(data) ? data : [];
  if (kind === EVENT) return typeof first === "string" && isObject(second);
  if (kind === ACK) return number !== "" && isObject(first);
  return kind === REFUSED ? isObject(data) : kind !== "";
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
