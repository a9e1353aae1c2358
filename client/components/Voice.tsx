/** What the page says aloud: one status region. It exists before it is needed. */

import { useEffect, useState } from "preact/hooks";
import { giveVoice } from "../lib/announce";

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
