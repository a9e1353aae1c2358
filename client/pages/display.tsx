/** `/display/CODE`: the projector's page. It shows and never asks. */

import { render } from "preact";
import { DisplayScreen } from "../components/display/Screen";
import { Notice } from "../components/Notice";
import { Refused } from "../components/Refused";
import { Voice } from "../components/Voice";
import { useConnection } from "../lib/hooks";
import { codeInPath } from "../lib/path";
import { display } from "../lib/words";
import "../styles/base.css";
import "../styles/stages.css";
import "../styles/notice.css";
import "../styles/display.css";
import "../styles/confusion.css";

function App({ code }: { code: string }) {
  const [connection, line] = useConnection(code, "display");
  return (
    <>
      <Voice />
      {line.refusal ? <Refused refusal={line.refusal} /> : <DisplayScreen {...{ code, connection, line }} />}
      <Notice line={line} trouble={display.trouble} waits />
    </>
  );
}

const root = document.getElementById("app");
const code = codeInPath(location.pathname);
if (root && code) render(<App code={code} />, root);
