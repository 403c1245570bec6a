"""Passphrases that became known elsewhere: a file beside the home, asked without any network.

The file is the one that "Pwned Passwords" gives out, ordered by hash: lines of 40 hexadecimal digits (SHA-1, capitals),
a colon, a number. It is searched by halving and never read whole.
"""

import hashlib
import os
from pathlib import Path

FILE = "breached"
_DIGITS = 40


def is_breached(place: Path, passphrase: str) -> bool:
    """Whether the passphrase is in the file ``place``; where no file is, none is known."""
    wanted = hashlib.sha1(passphrase.encode(), usedforsecurity=False).hexdigest().upper().encode()
    try:
        with place.open("rb") as file:
            low, high = 0, os.fstat(file.fileno()).st_size
            while low < high:
                middle = (low + high) // 2
                file.seek(middle)
                if middle:
                    file.readline()
                found = file.readline()[:_DIGITS].upper()
                if found == wanted:
                    return True
                low, high = (middle + 1, high) if found and found < wanted else (low, middle)
    except FileNotFoundError:
        pass
    return False
