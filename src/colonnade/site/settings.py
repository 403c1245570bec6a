"""Settings; what differs between nodes comes from the environment."""

import os
from pathlib import Path

from colonnade.site.databases import embedded, named

HOME = Path(os.environ.get("COLONNADE_HOME", "var"))
SECRET_KEY = os.environ.get("COLONNADE_SECRET_KEY", "not-secret-until-a-home-is-made")
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_URL = os.environ.get("COLONNADE_DATABASE_URL")
DATABASES = {"default": named(_URL) if _URL else embedded(HOME / "colonnade.sqlite3")}
INSTALLED_APPS = ["colonnade.apps.publiclog", "colonnade.apps.organisations"]
