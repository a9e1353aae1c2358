"""Recorded workshops, replayed for ever: see README.md."""
