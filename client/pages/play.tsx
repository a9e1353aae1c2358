/** `/`, `/join/CODE`, `/play/CODE`: from joining to playing without a page load. */

import { render } from "preact";
import { useState } from "preact/hooks";
import { JoinForm } from "../components/JoinForm";
import { PlayerScreen } from "../components/play/PlayerScreen";
import { Refused } from "../components/Refused";
import { Lost, Voice } from "../components/Voice";
import { useConnection } from "../lib/hooks";
import { codeInPath, goTo } from "../lib/path";
import "../styles/base.css";
import "../styles/stages.css";
import "../styles/card.css";
import "../styles/result.css";
import "../styles/play.css";

function App() {
  const [code, setCode] = useState(codeInPath(location.pathname));
  const [seated, setSeated] = useState(location.pathname.startsWith("/play/"));
  const onSeated = (joined: string): void => {
    goTo(`/play/${joined}`);
    setCode(joined);
    setSeated(true);
  };
  const onJoin = (): void => {
    goTo(code ? `/join/${code}` : "/");
    setSeated(false);
  };
  return (
    <>
      <Voice />
      {code && seated ? <Seated code={code} onJoin={onJoin} /> : <JoinForm code={code} onSeated={onSeated} />}
    </>
  );
}

function Seated({ code, onJoin }: { code: string; onJoin: () => void }) {
  const [connection, line] = useConnection(code, "player");
  return (
    <>
      <Lost link={line.link} />
      {line.refusal ? (
        <Refused refusal={line.refusal} onBack={onJoin} />
      ) : (
        <PlayerScreen connection={connection} line={line} />
      )}
    </>
  );
}

const root = document.getElementById("app");
if (root) render(<App />, root);
