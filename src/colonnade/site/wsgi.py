"""The node as a WSGI application."""

import sys

from django.core.wsgi import get_wsgi_application

TAKES_TURNS = 0.0005
"""Seconds that a thread keeps the interpreter while others wait for it. Each question to the database gives it away:
with Python's usual ten times as much, who records an act, which asks forty, waits forty times for pages being drawn."""

sys.setswitchinterval(TAKES_TURNS)
application = get_wsgi_application()
