"""The journal keeps what it promises, whichever store is behind it."""
