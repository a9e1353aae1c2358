"""The calls by HTTP, with nothing but ``urllib``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the body, and the cookie to send from now on."""

    status: int
    body: dict[str, Any]
    cookie: str


def get(url: str) -> Answer:
    return _ask(Request(url))


def post(url: str, body: dict[str, Any], **headers: str) -> Answer:
    sent = {"Content-Type": "application/json"} | headers
    return _ask(Request(url, json.dumps(body).encode(), sent, method="POST"))


def _ask(request: Request) -> Answer:
    try:
        with urlopen(request, timeout=10) as answer:
            cookie = (answer.headers["Set-Cookie"] or "").partition(";")[0]
            return Answer(answer.status, json.load(answer), cookie)
    except HTTPError as problem:
        with problem:
            return Answer(problem.code, json.load(problem), "")
