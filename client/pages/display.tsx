/** `/display/CODE`: the projector's page. It shows and never asks. */

import { render } from "preact";
import { DisplayScreen } from "../components/display/Screen";
import { Refused } from "../components/Refused";
import { Lost, Voice } from "../components/Voice";
import { useConnection } from "../lib/hooks";
import { codeInPath, goTo } from "../lib/path";
import "../styles/base.css";
import "../styles/stages.css";
import "../styles/display.css";

function App({ code }: { code: string }) {
  const [connection, line] = useConnection(code, "display");
  return (
    <>
      <Voice />
      <Lost link={line.link} />
      {line.refusal ? (
        <Refused refusal={line.refusal} onBack={() => goTo("/")} />
      ) : (
        <DisplayScreen {...{ code, connection, line }} />
      )}
    </>
  );
}

const root = document.getElementById("app");
const code = codeInPath(location.pathname);
if (root && code) render(<App code={code} />, root);
