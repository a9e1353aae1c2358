"""Append-only stores of workshops, behind the one port ``server.table.ports.Journal``."""
