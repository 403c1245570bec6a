"""The site's settings with hashes that cost little."""

from colonnade.site.settings import *  # noqa: F403 -- all of them, and one other

PASSWORD_HASHERS = ["tests.people.Quick"]
