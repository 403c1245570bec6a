"""Settings; what differs between nodes comes from the environment."""

import os
from pathlib import Path

HOME = Path(os.environ.get("COLONNADE_HOME", "var"))
SECRET_KEY = os.environ.get("COLONNADE_SECRET_KEY", "not-secret-until-a-home-is-made")
USE_TZ = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HOME / "colonnade.sqlite3"}}
INSTALLED_APPS: list[str] = []
