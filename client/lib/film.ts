/** A film of nothing: browsers keep the screen on while a page shows one that has a sound track. */

import type { Keeper } from "./awake";

/** Often enough for a film that never stands still. */
const FRAME_MS = 1_000;
/** A browser that has not begun to play it by then never will. */
const START_MS = 3_000;

const UNSEEN = { position: "fixed", top: "0", width: "1px", height: "1px", opacity: "0", pointerEvents: "none" };

/** Play it, made on the spot. Only for somebody who has just touched the page; else `null`. */
export async function silentFilm(lost: () => void): Promise<Keeper | null> {
  const video = document.createElement("video");
  const undo: (() => void)[] = [() => video.remove()];
  const release = (): void => {
    video.removeEventListener("pause", lost);
    for (const step of undo.splice(0).reverse()) step();
  };
  try {
    const picture = document.createElement("canvas");
    picture.width = picture.height = 1;
    const brush = picture.getContext("2d");
    const stream = picture.captureStream();
    const paint = setInterval(() => brush?.fillRect(0, 0, 1, 1), FRAME_MS);
    brush?.fillRect(0, 0, 1, 1);
    undo.push(() => clearInterval(paint));

    // Muted, or without a sound track, a film does not count.
    const sound = new AudioContext();
    undo.push(() => void sound.close());
    const { stream: silence } = sound.createMediaStreamDestination();
    for (const track of silence.getAudioTracks()) stream.addTrack(track);
    undo.push(() => stream.getTracks().forEach((track) => track.stop()));

    video.srcObject = stream;
    video.playsInline = true;
    video.disableRemotePlayback = true;
    video.setAttribute("aria-hidden", "true");
    video.tabIndex = -1;
    Object.assign(video.style, UNSEEN);
    document.body.append(video);
    const late = new Promise((_, fail) => setTimeout(fail, START_MS));
    await Promise.race([video.play(), late]);
    video.addEventListener("pause", lost);
    return { release };
  } catch {
    release();
    return null;
  }
}
