"""Clients that draw things out."""

import socket
import time

import pytest

#: The bound that the server sets to a request's first line, and a little more, in seconds.
BOUND_S = 40


@pytest.mark.heavy
def test_a_request_line_sent_byte_by_byte_comes_to_an_end(server):
    deadline = time.monotonic() + BOUND_S
    with socket.create_connection(("127.0.0.1", server.port), timeout=2) as drip:
        while time.monotonic() < deadline:
            try:
                drip.sendall(b"G")
                if drip.recv(1) == b"":
                    return
            except TimeoutError:
                continue
            except OSError:
                return
    pytest.fail("the connection is still open")
