"""Settings; what differs between nodes comes from the home and the environment."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from colonnade import __version__
from colonnade.edges.homes import DEMO_ORIGIN, Home, NoHome, open_home
from colonnade.site.databases import EMBEDDED, embedded, named

PLACE = Path(os.environ.get("COLONNADE_HOME", "var"))
HERE = Path(__file__).parent


def _home() -> tuple[Home, str]:
    """The node's home and its secret; without one (the checks of the house), a demo's that signs nothing."""
    try:
        home = open_home(PLACE)
        return home, home.secret().hex()
    except NoHome:
        return Home(PLACE, DEMO_ORIGIN, is_demo=True), "not-secret-until-a-home-is-made"


COLONNADE_HOME, SECRET_KEY = _home()
VERSION = __version__
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *os.environ.get("COLONNADE_HOSTS", "").split()]
ROOT_URLCONF = "colonnade.site.urls"
WSGI_APPLICATION = "colonnade.site.wsgi.application"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("fa", "فارسی"), ("en", "English")]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_URL = os.environ.get("COLONNADE_DATABASE_URL")
DATABASES = {"default": named(_URL) if _URL else embedded(PLACE / EMBEDDED)}
INSTALLED_APPS = ["django.contrib.staticfiles", "csp", "colonnade.apps.publiclog", "colonnade.apps.organisations"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.static", "colonnade.site.tags"],
            "context_processors": ["django.template.context_processors.request", "colonnade.site.context.page"],
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86400
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 64}}}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
"""Set by the reverse proxy; all that rests on it is whether a page gives its own address as https."""
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
