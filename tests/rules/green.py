"""The modules of the server that may name eventlet; no unit test imports one of them."""

GREEN = ("wsgi", "websocket", "reader", "offload")
