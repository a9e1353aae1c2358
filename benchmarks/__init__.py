"""How fast the server is, beside others of its kind and the least that is possible.

    make bench

``load`` is the load generator, in C; ``yardsticks`` are the other servers. ``docs/performance.md``
tells what is measured, and what came of it.
"""
