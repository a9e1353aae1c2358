/** `/`, `/join/CODE`, `/play/CODE`: from joining to playing without a page load. */

import { render } from "preact";
import { useState } from "preact/hooks";
import { JoinForm } from "../components/JoinForm";
import { Notice } from "../components/Notice";
import { PlayerScreen } from "../components/play/PlayerScreen";
import { Refused } from "../components/Refused";
import { Voice } from "../components/Voice";
import { useConnection } from "../lib/hooks";
import { codeInPath, goTo } from "../lib/path";
import { play } from "../lib/words";
import "../styles/base.css";
import "../styles/stages.css";
import "../styles/choice.css";
import "../styles/card.css";
import "../styles/result.css";
import "../styles/notice.css";
import "../styles/join.css";
import "../styles/play.css";

type At = "joining" | "rejoining" | "playing";

function App() {
  const [code, setCode] = useState(codeInPath(location.pathname));
  const [at, setAt] = useState<At>(location.pathname.startsWith("/play/") ? "playing" : "joining");
  const onSeated = (joined: string): void => {
    goTo(`/play/${joined}`);
    setCode(joined);
    setAt("playing");
  };
  const onLeave = (to: At): void => {
    goTo(code ? `/join/${code}` : "/");
    setAt(to);
  };
  return (
    <>
      <Voice />
      {code && at === "playing" ? (
        <Seated code={code} onLeave={onLeave} />
      ) : (
        <JoinForm code={code} rejoins={at === "rejoining"} onSeated={onSeated} />
      )}
    </>
  );
}

function Seated({ code, onLeave }: { code: string; onLeave: (to: At) => void }) {
  const [connection, line] = useConnection(code, "player");
  return (
    <>
      {line.refusal ? (
        <Refused
          refusal={line.refusal}
          onJoin={() => onLeave("joining")}
          onRejoin={() => onLeave("rejoining")}
        />
      ) : (
        <PlayerScreen connection={connection} line={line} />
      )}
      <Notice line={line} trouble={play.trouble} waits />
    </>
  );
}

const root = document.getElementById("app");
if (root) render(<App />, root);
