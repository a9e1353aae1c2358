/** Code, picture and address for joining, and the way to the big screen. */

import { addressSaid, codeGrouped } from "../../lib/path";
import { host } from "../../lib/words";

interface Props {
  code: string;
  joinUrl: string;
}

export function Invite({ code, joinUrl }: Props) {
  return (
    <section class="invite" aria-labelledby="invite">
      <h2 id="invite">{host.invite}</h2>
      <div class="invite-row">
        <img src={`/join/${code}/qr.svg`} alt={host.qrAlt} width="112" height="112" />
        <div>
          <p class="code">
            <span class="hidden">{host.code} </span>
            {codeGrouped(code)}
          </p>
          <p>
            {host.address} <br />
            <span class="address">{addressSaid(joinUrl)}</span>
          </p>
        </div>
      </div>
      <p>
        <a class="button" href={`/display/${code}`} target="_blank" rel="noopener">
          {host.display}
        </a>
      </p>
    </section>
  );
}
