"""The node as a WSGI application."""

import gc
import sys

from django.core.wsgi import get_wsgi_application

TURN = 0.0005
"""Seconds for which a thread keeps the interpreter while others wait for it. Every question to the database gives it
away: with Python's usual ten times as much, whoever writes, and lets nobody else write meanwhile, waits for pages."""

sys.setswitchinterval(TURN)
application = get_wsgi_application()
gc.freeze()
"""What was loaded to begin with stays: it is not gone through again and again in search of what could go."""
