"""Attacks on memory: each leaves the server as small as it was, and others playing."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator

import pytest

from tests.server.wire import BINARY, CONTINUATION, MEGABYTE, TEXT, Wire, frame, request

#: What one attack may cost for a moment. Without the guards, each of these costs 60 MB or more.
A_FEW_MB = 4_000


@pytest.fixture
def bystander(server, code) -> Iterator[Wire]:
    """Somebody who has a place at a table all the time."""
    wire = Wire(server)
    assert wire.join(code)
    assert wire.hello()
    yield wire
    wire.close()


@pytest.fixture
def peak_kb(server, bystander):
    """Fail where the test raises the server's peak of memory, or disturbs the bystander."""
    before = server.peak_kb
    yield
    print(f"peak {server.peak_kb - before} kB more, of {server.peak_kb}")
    assert server.peak_kb - before < A_FEW_MB
    assert bystander.hello(2)


@pytest.mark.usefixtures("peak_kb")
def test_a_frame_of_60_mb_is_refused_before_it_is_read(server):
    wire = Wire(server)
    with contextlib.suppress(OSError):
        wire.frame(bytes(60 * MEGABYTE), BINARY)
    assert wire.closed()


@pytest.mark.usefixtures("peak_kb")
def test_a_message_of_60_mb_in_small_frames_is_cut_short(server):
    wire = Wire(server)
    piece = bytes(15_000)
    with contextlib.suppress(OSError):
        wire.frame(piece, TEXT, final=False)
        for _ in range(60 * MEGABYTE // len(piece)):
            wire.frame(piece, CONTINUATION, final=False)
    assert wire.closed()


@pytest.mark.usefixtures("peak_kb")
def test_empty_fragments_without_end_are_cut_short(server):
    wire = Wire(server)
    many = frame(b"", CONTINUATION, final=False) * 50_000
    with contextlib.suppress(OSError):
        wire.frame(b"", TEXT, final=False)
        for _ in range(20):
            wire.socket.sendall(many)
    assert wire.closed()


@pytest.mark.usefixtures("peak_kb")
def test_a_compressed_bomb_is_not_unpacked(server):
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = squeeze.compress(bytes(100 * MEGABYTE)) + squeeze.flush(zlib.Z_SYNC_FLUSH)
    wire = Wire(server, Sec_WebSocket_Extensions="permessage-deflate")
    assert b"permessage-deflate" not in wire.head
    with contextlib.suppress(OSError):
        wire.frame(bomb[:-4], BINARY, flags=0x40)
    assert wire.closed()


@pytest.mark.usefixtures("peak_kb")
def test_a_small_compressed_bomb_is_not_unpacked(server):
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = squeeze.compress(bytes(15 * MEGABYTE)) + squeeze.flush(zlib.Z_SYNC_FLUSH)
    wire = Wire(server, Sec_WebSocket_Extensions="permessage-deflate")
    wire.frame(bomb[:-4], TEXT, flags=0x40)
    assert wire.closed()


@pytest.mark.usefixtures("peak_kb")
@pytest.mark.parametrize("path", ["/socket.io/?EIO=4&transport=polling&sid=x", "/api/workshops"])
def test_a_body_of_60_mb_is_refused_before_it_is_read(server, path):
    with contextlib.suppress(OSError):
        status, _, _ = request(server, "POST", path, bytes(60 * MEGABYTE))
        assert status == 413
