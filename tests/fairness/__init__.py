"""First means first: measured through real sockets and real browsers."""
