/** The facilitator's own devices: one more, and the way back if all are lost. */

import { freshRecoveryCode, pairingCode } from "../../lib/api";
import { addressSaid, codeGrouped } from "../../lib/path";
import { host } from "../../lib/words";
import { Issue } from "./Issue";
import { KeepRecovery } from "./KeepRecovery";

export function Devices({ code }: { code: string }) {
  return (
    <section class="devices" aria-labelledby="devices">
      <h2 id="devices">{host.devices}</h2>
      <p>{host.devicesLead}</p>
      <Issue
        label={host.addDevice}
        issue={() => pairingCode(code)}
        said={({ pairing_code }) => host.codeSaid(host.addDevice, codeGrouped(pairing_code))}
      >
        {({ pairing_code, url, qr }) => (
          <>
            <img src={qr} alt={host.pairingQrAlt} width="176" height="176" />
            <p>
              {host.pairingHow} <span class="address">{addressSaid(url)}</span>
            </p>
            <p class="code">{codeGrouped(pairing_code)}</p>
            <p class="quiet">
              {host.pairingLife} {host.forYouAlone}
            </p>
          </>
        )}
      </Issue>
      <Issue
        label={host.newRecovery}
        sure={{ question: host.newRecoverySure, yes: host.newRecoveryYes, no: host.newRecoveryNo }}
        issue={() => freshRecoveryCode(code)}
        said={({ recovery_code }) => host.codeSaid(host.newRecovery, recovery_code)}
        done={host.haveIt}
      >
        {({ recovery_code }) => <KeepRecovery code={recovery_code} />}
      </Issue>
    </section>
  );
}
