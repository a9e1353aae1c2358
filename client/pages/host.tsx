/**
 * `/host` opens a workshop, `/host/CODE` runs it; one page, without a page load between.
 * `/host/CODE#PAIRING` is what the camera of a second device reads.
 */

import { render } from "preact";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { OpenedWorkshop } from "../protocol";
import { Desk } from "../components/host/Desk";
import { FirstRecovery } from "../components/host/KeepRecovery";
import { NotHost } from "../components/host/NotHost";
import { OpenForm } from "../components/host/OpenForm";
import { Voice } from "../components/Voice";
import { useConnection } from "../lib/hooks";
import { codeInPath, goTo, takeFragment } from "../lib/path";
import "../styles/base.css";
import "../styles/stages.css";
import "../styles/choice.css";
import "../styles/notice.css";
import "../styles/host.css";
import "../styles/devices.css";
import "../styles/plan.css";
import "../styles/confusion.css";

/** What the address brought along. */
const pairing = takeFragment();

function App() {
  const [code, setCode] = useState(codeInPath(location.pathname));
  /** As long as nobody has said that it is kept. */
  const [recovery, setRecovery] = useState("");
  const onOpened = ({ code: opened, recovery_code }: OpenedWorkshop): void => {
    goTo(`/host/${opened}`);
    setCode(opened);
    setRecovery(recovery_code);
  };
  return (
    <>
      <Voice />
      {code ? (
        <Admitted code={code}>
          {recovery && <FirstRecovery code={recovery} onKept={() => setRecovery("")} />}
        </Admitted>
      ) : (
        <OpenForm onOpened={onOpened} />
      )}
    </>
  );
}

interface Props {
  code: string;
  children: ComponentChildren;
}

/** Whoever was refused and then let in has a new line. */
function Admitted(props: Props) {
  const [admitted, setAdmitted] = useState(0);
  const secret = admitted === 0 ? pairing : "";
  return <Running key={admitted} {...props} pairing={secret} onSteer={() => setAdmitted(admitted + 1)} />;
}

function Running({ code, children, ...entry }: Props & { pairing: string; onSteer: () => void }) {
  const [connection, line] = useConnection(code, "facilitator");
  if (line.refusal) return <NotHost refusal={line.refusal} code={code} {...entry} />;
  return <Desk {...{ code, connection, line }}>{children}</Desk>;
}

// Another fragment loads no page by itself.
window.addEventListener("hashchange", () => location.reload());
const root = document.getElementById("app");
if (root) render(<App />, root);
