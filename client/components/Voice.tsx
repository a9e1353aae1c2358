/** What the page says aloud: one status region and one alert. Both exist before they are needed. */

import { useEffect, useState } from "preact/hooks";
import { giveVoice } from "../lib/announce";
import type { Link } from "../lib/connection";
import { shared } from "../lib/words";

/** The one polite region of a page; stands at its root from the start. */
export function Voice() {
  const [text, setText] = useState("");
  useEffect(() => giveVoice(setText), []);
  return (
    <p class="hidden" role="status">
      {text}
    </p>
  );
}

/** The one alert: the connection is lost. */
export function Lost({ link }: { link: Link }) {
  return (
    <div class="alert" role="alert">
      {link === "lost" && <p>{shared.lost}</p>}
    </div>
  );
}
