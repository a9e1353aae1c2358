/** What a page knows of its line, and what has come over it so far. */

import type { Devices, Place, RoomNotice, Views, Welcome } from "../protocol";

/** Why there is no line, for good. */
export type Refusal = "not_found" | "no_seat" | "moved" | "crowded";

/**
 * `lost` is said aloud; `connecting` is the short time before it is worth a word; `stopping` is a
 * server that will be back in a moment.
 */
export type Link = "connecting" | "up" | "lost" | "stopping" | "refused";

export interface LineState {
  link: Link;
  refusal: Refusal | null;
  welcome: Welcome | null;
  views: Partial<Views>;
  place: Place | null;
  room: RoomNotice | null;
  devices: Devices | null;
}

export const NOTHING_YET: LineState = {
  link: "connecting",
  refusal: null,
  welcome: null,
  views: {},
  place: null,
  room: null,
  devices: null,
};
