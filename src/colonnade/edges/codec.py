"""JSON by `orjson`, to read many acts; what it does not take, the core's own reader decides."""

import orjson

from colonnade.core.acts.canonical import Codec, Json


def _encode(value: Json) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


ORJSON = Codec(decode=orjson.loads, encode=_encode)
