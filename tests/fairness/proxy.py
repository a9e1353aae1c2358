"""A slow line, in user space: what goes into it comes out later, and in the same order."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from threading import Thread

CHUNK = 65_536
HOST = "127.0.0.1"


class DelayProxy:
    """Stands before a port of the loopback and takes *delay_s* each way, as TCP does: in order.

    Up to *jitter_s* more may be added to every piece, by *seed*. Use it as a context manager:
    ``with DelayProxy(server.port, 0.15) as proxy: connect(proxy.port)``.
    """

    def __init__(self, port: int, delay_s: float, *, jitter_s: float = 0.0, seed: int = 1) -> None:
        self._behind = port
        self._delay_s = delay_s
        self._jitter_s = jitter_s
        self._dice = random.Random(seed)
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._carrying: set[asyncio.Task[None]] = set()
        self.port = 0

    def __enter__(self) -> DelayProxy:
        self._thread.start()
        opening = asyncio.start_server(self._accept, HOST, 0)
        self._door = asyncio.run_coroutine_threadsafe(opening, self._loop).result()
        self.port = self._door.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _accept(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        self._carrying.add(carrying := self._loop.create_task(self._carry(near, back)))
        carrying.add_done_callback(self._carrying.discard)

    async def _carry(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        try:
            far, on = await asyncio.open_connection(HOST, self._behind)
        except OSError:
            back.close()
            return
        try:
            await asyncio.gather(self._one_way(near, on), self._one_way(far, back))
        finally:
            on.close()
            back.close()

    async def _one_way(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        """Hand on every piece when its time has come; the end of the line, too."""
        line: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        reading = asyncio.create_task(self._read(source, line))
        with suppress(OSError):
            while True:
                due_s, piece = await line.get()
                await asyncio.sleep(due_s - self._loop.time())
                if not piece:
                    break
                sink.write(piece)
            sink.write_eof()
        await reading

    async def _read(
        self, source: asyncio.StreamReader, line: asyncio.Queue[tuple[float, bytes]]
    ) -> None:
        piece = b"."
        while piece:
            try:
                piece = await source.read(CHUNK)
            except OSError:
                piece = b""
            wait_s = self._delay_s + self._dice.uniform(0, self._jitter_s)
            line.put_nowait((self._loop.time() + wait_s, piece))

    async def _hang_up(self) -> None:
        self._door.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # Closing a socket takes the loop one more turn.
