/** The keys, and the switch that turns them off. */

import { host } from "../../lib/words";

interface Props {
  open: boolean;
  onOpen: (open: boolean) => void;
  on: boolean;
  onSwitch: (on: boolean) => void;
}

export function ShortcutHelp({ open, onOpen, on, onSwitch }: Props) {
  return (
    <details class="shortcuts" open={open} onToggle={(toggle) => onOpen(toggle.currentTarget.open)}>
      <summary>{host.shortcuts}</summary>
      <dl>
        {host.keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input type="checkbox" checked={on} onChange={(change) => onSwitch(change.currentTarget.checked)} />
        <span>{host.shortcutsOn}</span>
      </label>
    </details>
  );
}
