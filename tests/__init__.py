"""Tests, laid out as the server is."""
