"""Faults of the browser: a line of the client's core, and what somebody might have written."""

from __future__ import annotations

from tests.simulation.bug import planted_in_browser

planted_in_browser(
    "drop-the-outbox",
    "I tapped in the lift, and nobody ever heard of it",
    found_by="dropped",
    within=5,
    file="commands.ts",
    change=(
        "      if (!isOwn(entry.command)) this.settle(entry, null);",
        "      this.settle(entry, null);",
    ),
)

planted_in_browser(
    "never-send-again",
    "It said sending, for ever",
    found_by="still waits for",
    within=10,
    file="commands.ts",
    change=("    for (const id of [...this.waiting.keys()]) this.post(id);\n", ""),
)

planted_in_browser(
    "outbox-lost-on-reload",
    "I tapped, reloaded the page, and my answer was gone",
    found_by="does not go on with",
    within=30,
    file="commands.ts",
    change=(
        "      return Array.isArray(kept) ? kept.filter(isKept) : [];",
        "      return [];",
    ),
)

planted_in_browser(
    "outbox-of-another-seat",
    "I took over my colleague's phone, and it answered for me",
    found_by="nobody tapped for that seat",
    within=15,
    file="commands.ts",
    change=("      if (entry.seat !== seat) this.settle(entry, null);\n", ""),
)

planted_in_browser(
    "new-id-each-time",
    "It said late, and yet it had counted",
    found_by="what was tapped is",
    within=30,
    file="commands.ts",
    change=(
        "    this.emit(entry.command, (reply) => {",
        "    this.emit({ ...entry.command, id: newId(() => this.time.chance()) }, (reply) => {",
    ),
)

planted_in_browser(
    "answers-to-the-oldest",
    "It said received of my mark, and meant my answer",
    found_by="which nobody said of it",
    within=60,
    file="commands.ts",
    change=(
        "      else this.settle(entry, reply);",
        "      else this.settle([...this.waiting.values()][0] ?? entry, reply);",
    ),
)

planted_in_browser(
    "steer-later",
    "Nobody touched the laptop, and it called an event",
    found_by="over a second connection",
    within=10,
    file="commands.ts",
    change=(
        "      if (!isOwn(entry.command)) this.settle(entry, null);\n    }\n  }",
        "    }\n  }",
    ),
)

planted_in_browser(
    "show-older-views",
    "My screen went back to the last call",
    found_by=" after ",
    within=5,
    file="line.ts",
    change=(
        "    if (view.version <= (this.versions[kind] ?? -1)) return;\n",
        "",
    ),
)

planted_in_browser(
    "say-hello-with-nothing-new",
    "After the lift my screen stood still until the next call",
    found_by="says that it holds",
    within=5,
    file="line.ts",
    change=(
        '    this.emit("hello", { versions: { ...this.versions } }, (answer) => {',
        "    const kinds = Object.keys(this.versions);\n"
        "    const held = Object.fromEntries(kinds.map((kind) => [kind, 999]));\n"
        '    this.emit("hello", { versions: held }, (answer) => {',
    ),
)

planted_in_browser(
    "stay-away",
    "The server was back, and we were not",
    found_by="after the server's return",
    within=10,
    file="line.ts",
    change=(
        "const wait = waitAfter(this.failures, hurry, this.time.chance());",
        "const wait = 20_000;",
    ),
)

planted_in_browser(
    "try-once",
    "I had to reload the page",
    found_by="says lost",
    within=10,
    file="line.ts",
    change=(
        '    this.timers.set("attempt", wait, () => this.attempt());\n',
        '    if (this.failures < 2) this.timers.set("attempt", wait, () => this.attempt());\n',
    ),
)
