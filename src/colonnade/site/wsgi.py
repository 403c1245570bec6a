"""The node as a WSGI application."""

import gc

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
gc.freeze()
"""What was loaded to begin with stays: it is not gone through again and again in search of what could go."""
