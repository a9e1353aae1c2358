"""Messages of the API, in and out: one parser, one shape for what goes wrong."""

from __future__ import annotations

from typing import NoReturn, TypeVar

import msgspec
from flask import Response, abort, request

from server.realtime.protocol import Message, Problem
from server.table.notices import Trouble

M = TypeVar("M", bound=Message)


def received(kind: type[M]) -> M:
    """Return the present request's message, or answer that it is not one."""
    if request.mimetype != "application/json":
        refuse(415, "bad_request", "Please send JSON (content type application/json).")
    try:
        return msgspec.json.decode(request.get_data(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        refuse(400, "bad_request", f"This message could not be understood: {error}.")


def answer(message: Message, status: int = 200) -> Response:
    """Answer the present request with *message*."""
    return Response(msgspec.json.encode(message), status, mimetype="application/json")


def problem(
    status: int,
    code: str,
    message: str,
    *,
    wait_s: int | None = None,
    trouble: Trouble | None = None,
) -> Response:
    """Return the answer that says what went wrong."""
    told = Problem(code=code, message=message, retry_after_s=wait_s, trouble=trouble)
    response = answer(told, status)
    if wait_s is not None:
        response.headers["Retry-After"] = str(wait_s)
    return response


def refuse(status: int, code: str, message: str, *, wait_s: int | None = None) -> NoReturn:
    """Stop here and answer what went wrong."""
    abort(problem(status, code, message, wait_s=wait_s))
