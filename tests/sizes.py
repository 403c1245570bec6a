"""How large a test runs: whole under ``COLONNADE_LONG=1``, a tenth otherwise."""

import os

LONG_RUN = os.environ.get("COLONNADE_LONG") == "1"


def sized(whole: int) -> int:
    return whole if LONG_RUN else max(1, whole // 10)
