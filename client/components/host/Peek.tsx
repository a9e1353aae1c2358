/** Something that a mirrored laptop must not show by accident: one press opens it, one closes it. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { host } from "../../lib/words";

interface Props {
  label: string;
  children: ComponentChildren;
}

export function Peek({ label, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div class="peek">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? host.hide : label}
      </button>
      {open && <div class="peeked">{children}</div>}
    </div>
  );
}
