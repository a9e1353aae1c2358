"""Socket.IO, in and out: parse, hand to the table, publish."""
