"""What strace saw, line by line, as calls. Whatever cannot be read to the last byte is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+|\?)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
WHOLE = ("-xx", "-s", "10000000")
"""What has strace print every byte of every text."""
NO_FILE = "MAP_ANONYMOUS"
HEADS = ("-xx", "-s", "32")
"""What has strace print the first bytes of what is written, and whole paths."""


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that has returned: its name, its texts, its other words, its result."""

    name: str
    texts: tuple[bytes, ...]
    words: tuple[str, ...]
    result: int

    @property
    def is_for_memory(self) -> bool:
        """Whether it maps no file. How often a program asks for memory so is chance, and nothing of it is on a disk."""
        return self.name == "mmap" and NO_FILE in self.words[3]


def calls_in(trace: Path, *, is_whole: bool = True) -> Iterator[Call]:
    """Yield every call of a trace in order; one that a kill cut off is none. A text cut short is refused if whole."""
    with trace.open() as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is not None and found[3] != "?":
                yield _call(found[1], found[2], int(found[3], 0), is_whole=is_whole)


def _call(name: str, spoken: str, result: int, *, is_whole: bool) -> Call:
    texts = []
    for text, cut in _TEXT.findall(spoken):
        assert not (cut and is_whole), f"strace left out bytes of {name}"
        texts.append(bytes.fromhex(text.replace("\\x", "")))
    words = tuple(word.strip() for word in _TEXT.sub('""', spoken).split(","))
    return Call(name, tuple(texts), words, result)
