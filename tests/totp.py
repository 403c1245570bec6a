"""The app on the phone, written again from RFC 6238 so that it does not rest on what is tested."""

import base64
import hashlib
import hmac
import time


def app_code(secret: str, steps: int = 0) -> str:
    """What the app shows, so many half minutes from now."""
    counter = int(time.time()) // 30 + steps
    digest = hmac.digest(base64.b32decode(secret), counter.to_bytes(8), hashlib.sha1)
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4]) & 0x7FFFFFFF) % 10**6:06}"
