"""First means first: in virtual time, through real sockets and in real browsers."""
