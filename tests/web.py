"""A folder behind a local web server, with the headers that a test wants."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *given: object, headers: Mapping[str, str], **options: object) -> None:
        self._more = headers
        super().__init__(*given, **options)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        """Send what the test wants besides."""
        for name, value in self._more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, headers: Mapping[str, str] = _NONE) -> Iterator[str]:
    """The address of a folder, ending in a slash, while the block runs."""
    handler = partial(_Handler, directory=str(folder), headers=headers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
