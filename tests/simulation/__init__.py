"""The whole game in one thread and one seed: the real server, the real browser core, virtual time.

    python -m tests.simulation --seeds 1-200
    python -m tests.simulation --seed 4711 --trace

Time stands still while anybody works and jumps to the next thing that is due (``hub``). The network
(``network``, ``engine``) delays, loses, doubles and breaks; the disk (``disk``) takes its time and
fills up; the server dies where the seed says (``machine``); people (``people``, ``steering``) tap,
sleep, reload and move. Everything random comes from the seed. What happened is written down
(``history``) and judged when all is over (``checker``). ``bugs`` holds faults that are planted on
purpose: each must be found.
"""
