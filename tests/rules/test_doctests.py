"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import server
from tests.rules.green import GREEN

MODULES = [
    found.name
    for found in pkgutil.walk_packages(server.__path__, "server.")
    if found.name.removeprefix("server.") not in GREEN
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_come_out_as_written(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
