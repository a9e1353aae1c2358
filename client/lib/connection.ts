/** The browser's end of the line: its socket, and what makes a page wake up. */

import { Socket as EngineSocket } from "engine.io-client";
import type { Auth, Reply, Report } from "../protocol";
import type { Clock } from "./clock";
import type { Order, Restored } from "./commands";
import { Line, type LineState } from "./line";
import type { Shown } from "./opening";
import { type Ear, type Engine, Socket } from "./socket";
import { pageIds, tabStore } from "./store";
import { browserTime } from "./time";

export class Connection {
  private readonly line: Line;
  private readonly listeners = new Set<() => void>();
  private readonly closing = new AbortController();
  private shown: Shown | null = null;
  /** Which server welcomed whom. */
  private welcomed = "";

  constructor(place: Auth) {
    let auth: Auth = { ...place, ...pageIds(place) };
    const ear: Ear = {
      onUp: () => {
        // The page before is gone by now. Whoever duplicates a tab copies its name: once is enough.
        auth = { ...auth, earlier: "" };
        this.line.onUp();
      },
      onDown: (reason) => this.line.onDown(reason),
      onRefused: (code) => this.line.onRefused(code),
      onMessage: (name, body, answer) => this.line.onMessage(name, body, answer),
      onSound: () => this.line.onSound(),
    };
    const socket = new Socket(() => auth, ear, overAnything);
    this.line = new Line(socket, browserTime(), tabStore(place), this.changed);
    this.listen();
    this.line.start();
  }

  get state(): LineState {
    return this.line.state;
  }

  get clock(): Clock {
    return this.line.clock;
  }

  /** What an earlier page could not deliver, and what becomes of it now. */
  get restored(): readonly Restored[] {
    return this.line.outbox.restored;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves when the server has it; `null` when a newer one took its place, or when it was dropped. */
  send(order: Order): Promise<Reply | null> {
    return this.line.send(order);
  }

  /** Tell the facilitator's room check how this screen is; what is left out stays as it was. */
  report(part: Partial<Pick<Report, "awake" | "remote">>): void {
    this.line.reporting.tell(part);
  }

  close(): void {
    this.closing.abort();
    this.listeners.clear();
    this.line.stop();
  }

  /** Phones freeze pages, drop their sockets and change their networks, and tell it in many ways. */
  private listen(): void {
    const { signal } = this.closing;
    const wake = (): void => this.line.wake();
    const look = (): void => {
      this.line.look(!document.hidden);
      if (this.line.watched) wake();
    };
    this.line.watched = !document.hidden;
    document.addEventListener("visibilitychange", look, { signal });
    document.addEventListener("resume", wake, { signal });
    window.addEventListener("online", wake, { signal });
    window.addEventListener("pageshow", ({ persisted }) => persisted && wake(), { signal });
    onOtherNetwork(wake, signal);
  }

  private readonly changed = (): void => {
    const { welcome } = this.state;
    const welcomed = welcome ? `${welcome.server} ${welcome.seat}` : "";
    // A server of another version has other pages; a seat that was taken in another tab has other views.
    if (this.welcomed && welcomed !== this.welcomed) location.reload();
    this.welcomed = welcomed;
    this.mark();
    for (const listener of [...this.listeners]) listener();
  };

  /** For tests, and for whoever looks into the browser's own timeline: when each call was shown here. */
  private mark(): void {
    const { shown } = this.clock.opening;
    if (shown && shown !== this.shown) performance.mark(`shown ${shown.call}`, { detail: shown });
    this.shown = shown;
  }
}

/** A WebSocket and, where there is none to be had, long polling. */
function overAnything(): Engine {
  return new EngineSocket({
    path: "/socket.io",
    transports: ["websocket", "polling"],
    tryAllTransports: true,
  });
}

/** What Chrome alone has; its estimates of speed change all the time, and are no news. */
interface Network extends EventTarget {
  type?: string;
}

function onOtherNetwork(wake: () => void, signal: AbortSignal): void {
  const { connection: network } = navigator as { connection?: Network };
  let type = network?.type;
  const onChange = (): void => {
    if (type && type === network?.type) return;
    type = network?.type;
    wake();
  };
  network?.addEventListener("change", onChange, { signal });
}
