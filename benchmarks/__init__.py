"""How fast the server is, beside others of its kind and the least that is possible; and our pages.

    make bench

``load`` is the load generator, in C; ``yardsticks`` are the other servers. ``pages`` measures
what people see, in a real browser, with ``probe.js`` in each page. ``docs/performance.md`` tells
what is measured, and what came of it.
"""
