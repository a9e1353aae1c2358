"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import server.game

MODULES = [found.name for found in pkgutil.walk_packages(server.game.__path__, "server.game.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_come_out_as_written(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
