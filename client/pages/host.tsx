/** `/host` opens a workshop, `/host/CODE` runs it; one page, without a page load between. */

import { render } from "preact";
import { useState } from "preact/hooks";
import { Desk } from "../components/host/Desk";
import { NotHost } from "../components/host/NotHost";
import { OpenForm } from "../components/host/OpenForm";
import { Lost, Voice } from "../components/Voice";
import { useConnection } from "../lib/hooks";
import { codeInPath, goTo } from "../lib/path";
import "../styles/base.css";
import "../styles/stages.css";
import "../styles/host.css";

function App() {
  const [code, setCode] = useState(codeInPath(location.pathname));
  const onOpened = (opened: string): void => {
    goTo(`/host/${opened}`);
    setCode(opened);
  };
  return (
    <>
      <Voice />
      {code ? <Running code={code} /> : <OpenForm onOpened={onOpened} />}
    </>
  );
}

function Running({ code }: { code: string }) {
  const [connection, line] = useConnection(code, "facilitator");
  return (
    <>
      <Lost link={line.link} />
      {line.refusal ? <NotHost refusal={line.refusal} /> : <Desk {...{ code, connection, line }} />}
    </>
  );
}

const root = document.getElementById("app");
if (root) render(<App />, root);
