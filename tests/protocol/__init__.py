"""A client written from ``docs/protocol.md`` alone: it shares no code with the server."""
