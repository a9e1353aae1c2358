/**
 * Socket.IO's packets as this server speaks them: texts alone, in one namespace. `build.mjs` puts this in
 * the place of `socket.io-parser`, which is three times as large for packets that nobody sends here.
 */

import { Emitter } from "@socket.io/component-emitter";

export const protocol = 5;

export const PacketType = { CONNECT: 0, DISCONNECT: 1, EVENT: 2, ACK: 3, CONNECT_ERROR: 4 };

export interface Packet {
  type: number;
  nsp: string;
  id?: number;
  data?: unknown;
}

const PACKET = /^([0-4])(\d*)(.*)$/s;

export class Encoder {
  encode({ type, id, data }: Packet): string[] {
    return [`${type}${id ?? ""}${data === undefined ? "" : JSON.stringify(data)}`];
  }
}

export class Decoder extends Emitter<object, object, { decoded: (packet: Packet) => void }> {
  /** What is no packet throws: Socket.IO then ends the connection. */
  add(text: string): void {
    const [, type, id, data] = PACKET.exec(text) ?? [];
    if (type === undefined) throw new Error("not a packet");
    const packet: Packet = { type: Number(type), nsp: "/" };
    if (id) packet.id = Number(id);
    if (data) packet.data = JSON.parse(data);
    this.emitReserved("decoded", packet);
  }

  destroy(): void {}
}
