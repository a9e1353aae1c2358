/**
 * Notes in a page what is measured of it: when a call came and was drawn, when a tap was seen to have worked, what
 * moved by itself, and every frame. It looks at classes alone, and never asks for a layout that the page would not need.
 */
globalThis.probe = (() => {
  /** What a tap on one of these is to bring about. */
  const FEEDBACK = { ".stage": ".folded .delivery", ".square": ".square.chosen" };
  const OPENING = ".opening, .unseen";

  const noted = { came: null, drawn: null, taps: [], shifts: [], frames: [] };
  /** Made beforehand, as making one takes long. */
  const { port1, port2 } = new MessageChannel();
  /** Who wants to know when the next frame has been painted. */
  const painted = [];
  port1.onmessage = () => painted.splice(0).forEach((note) => note(performance.now()));

  let opening = false;
  let awaited = null;
  /** Which count of frames is under way. */
  let count = 0;

  function onChange() {
    const now = document.querySelector(OPENING) !== null;
    if (!opening && now) afterPaint((at) => (noted.came = at));
    if (opening && !now) noted.drawn = document.timeline.currentTime;
    opening = now;
    if (awaited && document.querySelector(awaited.feedback)) {
      const { kind, at: tapped } = awaited;
      afterPaint((at) => noted.taps.push({ kind, ms: at - tapped }));
      awaited = null;
    }
  }

  function onTap(tap) {
    const [kind, feedback] = Object.entries(FEEDBACK).find(([kind]) => tap.target.closest(kind)) ?? [];
    if (kind && !document.querySelector(feedback)) awaited = { kind, feedback, at: tap.timeStamp };
  }

  /** A message that is sent in a frame comes when that frame has been painted. */
  function afterPaint(note) {
    painted.push(note);
    requestAnimationFrame(() => port2.postMessage(null));
  }

  function onFrame(at, turn) {
    if (turn !== count) return;
    noted.frames.push(at);
    requestAnimationFrame((at) => onFrame(at, turn));
  }

  const nameOf = (node) => (node?.nodeType === 1 ? node : node?.parentElement)?.className || node?.nodeName || "?";

  new MutationObserver(onChange).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["class"],
  });
  addEventListener("click", onTap, true);
  new PerformanceObserver((list) => {
    for (const { startTime, value, sources } of list.getEntries()) {
      noted.shifts.push({ at: startTime, value, of: sources.map(({ node }) => nameOf(node)) });
    }
  }).observe({ type: "layout-shift", buffered: true });

  return {
    /** Begin anew. */
    clear() {
      Object.assign(noted, { came: null, drawn: null, taps: [], shifts: [], frames: [] });
    },
    count() {
      const turn = ++count;
      requestAnimationFrame((at) => onFrame(at, turn));
    },
    told() {
      count += 1;
      return noted;
    },
  };
})();
