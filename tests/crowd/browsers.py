"""A browser without a screen: one person's cookies, one connection that is kept, forms with all their hidden fields."""

import asyncio
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import quote_plus

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_ACTION = re.compile(r'<form [^>]*?action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
_HERE = re.compile(r'<form class="asked" method="post">(.*?)</form>', re.DOTALL)
GZIP = 16 + zlib.MAX_WBITS


class CutError(Exception):
    """The connection ended before the answer was there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the status, where it leads, the page."""

    status: int
    leads_to: str
    page: str

    def hidden(self, action: str = "") -> dict[str, str]:
        """The hidden fields of the form that goes to ``action``, or of the one that goes to the page itself."""
        there = [form for to, form in _ACTION.findall(self.page) if to == action]
        forms = there if action else _HERE.findall(self.page)
        return {name: unescape(value) for name, value in _HIDDEN.findall(forms[0])} if forms else {}

    def offers(self, action: str) -> bool:
        return f'action="{action}"' in self.page


@dataclass
class Browser:
    """One person's browser at the node on ``port`` of this machine."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _to: asyncio.StreamWriter | None = None
    _from: asyncio.StreamReader | None = None

    async def asks(self, place: str, typed: Mapping[str, str] | None = None) -> Answer:
        """The answer; a kept connection that the node has ended meanwhile is opened anew, once, for a page alone."""
        try:
            return await self._asked(place, typed)
        except CutError:
            if typed is not None:
                raise
            return await self._asked(place, typed)

    async def _asked(self, place: str, typed: Mapping[str, str] | None) -> Answer:
        try:
            await self._send(place, typed)
            return await self._answer()
        except (OSError, EOFError) as fault:
            self.leaves()
            raise CutError(place) from fault

    async def cuts(self, place: str, typed: Mapping[str, str]) -> None:
        """The form is sent whole, and the connection ended before any answer."""
        await self._send(place, typed)
        self.leaves()

    def beside(self) -> "Browser":
        """Another connection of the same browser."""
        return Browser(self.port, self.cookies)

    def leaves(self) -> None:
        if self._to is not None:
            self._to.close()
        self._to = self._from = None

    async def _send(self, place: str, typed: Mapping[str, str] | None) -> None:
        if self._to is None:
            self._from, self._to = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
        body = b"" if typed is None else "&".join(f"{k}={quote_plus(v)}" for k, v in typed.items()).encode()
        lines = [
            f"{'GET' if typed is None else 'POST'} {place} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            "Accept-Encoding: gzip",
            f"Cookie: {'; '.join(f'{name}={value}' for name, value in self.cookies.items())}",
        ]
        if typed is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        self._to.write("\r\n".join([*lines, "", ""]).encode() + body)
        await self._to.drain()

    async def _answer(self) -> Answer:
        assert self._from is not None
        head = (await self._from.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.rstrip().split("\r\n")
        headers: dict[str, str] = {}
        for line in lines:
            name, _, value = line.partition(":")
            if name.lower() == "set-cookie":
                self._keep(value.strip())
            headers[name.lower()] = value.strip()
        body = await self._body(headers)
        if headers.get("content-encoding") == "gzip":
            body = zlib.decompress(body, GZIP)
        return Answer(int(first.split()[1]), headers.get("location", ""), body.decode())

    async def _body(self, headers: Mapping[str, str]) -> bytes:
        assert self._from is not None
        if headers.get("transfer-encoding") != "chunked":
            return await self._from.readexactly(int(headers.get("content-length", 0)))
        parts = []
        while size := int(await self._from.readline(), 16):
            parts.append(await self._from.readexactly(size))
            await self._from.readexactly(2)
        await self._from.readexactly(2)
        return b"".join(parts)

    def _keep(self, cookie: str) -> None:
        name, _, value = cookie.partition(";")[0].partition("=")
        self.cookies[name] = value.strip('"')
