"""Green threads hand work to a native one. A process of its own, as eventlet changes it."""

from __future__ import annotations

from server import wsgi  # Patches everything; first of all.
from server.offload import NativeThread

import eventlet  # isort: skip
from eventlet.patcher import original  # isort: skip

sleep = original("time").sleep
thread_of = original("threading").get_ident

OFTEN = 2_000


def main() -> None:
    """Try what the journal relies on."""
    offload = NativeThread()
    assert offload(thread_of) == offload(thread_of) != thread_of(), "one thread, and another one"
    _others_go_on(offload)
    _in_order(offload)
    _what_breaks_is_raised(offload)
    _interrupted(offload)
    print("all went well")


def _others_go_on(offload: NativeThread) -> None:
    held = original("threading").Event()
    waiting = eventlet.spawn(offload, held.wait)
    eventlet.sleep(0.01)
    assert not waiting.dead, "it waits, and here we are"
    held.set()
    assert waiting.wait() is True


def _in_order(offload: NativeThread) -> None:
    began: list[int] = []

    def work(number: int) -> int:
        began.append(number)
        return number

    asking = [
        eventlet.spawn(offload, lambda number=number: work(number)) for number in range(OFTEN)
    ]
    assert [one.wait() for one in asking] == began == list(range(OFTEN))


def _what_breaks_is_raised(offload: NativeThread) -> None:
    def breaks() -> None:
        raise ValueError("broken")

    try:
        offload(breaks)
    except ValueError as error:
        assert str(error) == "broken"
    else:
        raise AssertionError("nothing was raised")


def _interrupted(offload: NativeThread) -> None:
    done: list[str] = []

    def slow() -> None:
        sleep(0.1)
        done.append("slow")

    with eventlet.Timeout(0.01, False):
        offload(slow)
    assert not done, "who waited was interrupted"
    assert offload(lambda: list(done)) == ["slow"], "the work was not; what came after waited"


if __name__ == "__main__":
    assert wsgi
    main()
