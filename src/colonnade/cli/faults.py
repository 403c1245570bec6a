"""Whatever stops a command is one sentence and an exit code; nobody ever meets a traceback."""

import errno
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from colonnade.core.errors import Fact, Refusal
from colonnade.words.refusals import in_words

WRONG = 2
INTERRUPTED = 130
"""As shells spell an end by Ctrl-C: 128 and the number of the signal."""
_CODES: Mapping[int, str] = {
    errno.ENOSPC: "faults.no_space",
    errno.EDQUOT: "faults.no_space",
    errno.EACCES: "faults.not_allowed",
    errno.EPERM: "faults.not_allowed",
    errno.EROFS: "faults.read_only",
    errno.EISDIR: "faults.is_a_folder",
    errno.ENOTDIR: "faults.no_folder",
    errno.EEXIST: "faults.no_folder",
    errno.ENOENT: "faults.missing",
    errno.EFBIG: "faults.too_large",
}


class Stopped(Exception):
    """The command cannot go on: a code that has its sentence in ``words``, and facts."""

    def __init__(self, code: str, **facts: Fact) -> None:
        """Keep both."""
        super().__init__(code)
        self.code, self.facts = code, facts


def guarded(run: Callable[[], int], language: str) -> int:
    """Return what ``run`` returns; what stops it is said on stderr, and the code is 2, or 130 for Ctrl-C."""
    try:
        return run()
    except KeyboardInterrupt:
        return _say("faults.interrupted", {}, language, INTERRUPTED)
    except (Refusal, Stopped) as stopped:
        return _say(stopped.code, stopped.facts, language)
    except OSError as fault:
        return _say(*_of_the_system(fault), language)
    except Exception as fault:  # contracts.md: "never a traceback"; COLONNADE_TRACEBACK=1 shows it all the same
        if os.environ.get("COLONNADE_TRACEBACK") == "1":
            raise
        return _say("faults.ours", _place_of(fault), language)


def _say(code: str, facts: Mapping[str, Fact], language: str, exit_code: int = WRONG) -> int:
    if sys.stderr is not None:
        sys.stderr.write(in_words(code, facts, language) + "\n")
    return exit_code


def _of_the_system(fault: OSError) -> tuple[str, Mapping[str, Fact]]:
    reason = fault.strerror or type(fault).__name__
    if fault.filename is None:
        return "faults.system", {"reason": reason}
    place = os.fsdecode(fault.filename) if isinstance(fault.filename, bytes | str) else str(fault.filename)
    code = _CODES.get(fault.errno or 0, "faults.storage")
    return code, {"place": place, "reason": reason}


def _place_of(fault: Exception) -> Mapping[str, Fact]:
    frames = traceback.extract_tb(fault.__traceback__)
    last = next((each for each in reversed(frames) if "colonnade" in each.filename), frames[-1])
    return {"kind": type(fault).__name__, "place": f"{Path(last.filename).name}:{last.lineno}"}
