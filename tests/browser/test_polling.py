"""Where no WebSocket passes, the game goes by long polling."""

from __future__ import annotations

#: What a network does that knows no WebSocket.
BROKEN = """
window.WebSocket = class {
  constructor() {
    setTimeout(() => this.onerror?.(new Event("error")));
  }
  close() {}
};
"""


def test_a_phone_without_websockets_plays_all_the_same(room):
    host = room.facilitator()
    asha = room.phone(join=False)
    asha.page.add_init_script(BROKEN)
    asha.join_at("/", "Asha", code=room.code)
    host.start_round()
    host.call()
    asha.play_well()
    host.show()
    asha.reads("You were right")
    transports = asha.page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => "
        "new URL(name).searchParams.get('transport')).filter(Boolean)"
    )
    assert set(transports) == {"polling"}
