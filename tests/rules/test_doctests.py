"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import server

MODULES = [
    found.name
    for found in pkgutil.walk_packages(server.__path__, "server.")
    # Unit tests never import eventlet.
    if found.name not in ("server.wsgi", "server.websocket", "server.reader")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_come_out_as_written(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
