"""Settings; what differs between nodes comes from the home and the environment."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from colonnade import __version__
from colonnade.edges.homes import DEMO_ORIGIN, Home, NoHome, open_home
from colonnade.site.databases import EMBEDDED, embedded, named
from colonnade.site.tries import MOST, STORE

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
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "colonnade.apps.accounts",
    "colonnade.apps.publiclog",
    "colonnade.apps.organisations",
    "colonnade.apps.elections",
    "colonnade.apps.desk",
    "colonnade.apps.auditing",
    "colonnade.apps.counting",
    "colonnade.apps.statutes",
    "colonnade.apps.electorate",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "colonnade.site.cookies.HostCookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "colonnade.site.guarding.Guard",
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
FILE_UPLOAD_HANDLERS = ["colonnade.site.uploads.InMemoryAlone"]
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86400
_IN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": "colonnade.site.tries.Tries", "LOCATION": STORE, "OPTIONS": {"MAX_ENTRIES": MOST}},
    "pages": {"BACKEND": _IN_MEMORY, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 64}},
}
"""In memory alone, and what readers ask for pushes no count of tries out. These are allauth's, which knows no other
cache; a guess costs so long that none is pushed out by others in its time."""
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
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
"""Sent over TLS alone. No page is moved to it from plain http: onion addresses have none."""
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
"""Subdomains and preload are the domain's owner's to decide, and preload would publish the domain; W008: as above."""

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["colonnade.apps.accounts.hashing.Argon2"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mfa_index"
SESSION_ENGINE = "colonnade.apps.accounts.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
"""Over plain http, which is this machine or an onion address, `cookies.HostCookies` takes it back."""
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "colonnade.site.failing.forged"

ACCOUNT_ADAPTER = "colonnade.apps.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "key"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_FORMS = {
    "login": "colonnade.apps.accounts.forms.SignInForm",
    "reauthenticate": "colonnade.apps.accounts.forms.ConfirmForm",
}
_FOR_EACH_ACCOUNT = "5/5m/key,20/h/key,60/d/key"
ACCOUNT_RATE_LIMITS = {
    "change_password": None,
    "change_phone": None,
    "confirm_email": None,
    "login": None,
    "login_failed": _FOR_EACH_ACCOUNT,
    "manage_email": None,
    "reauthenticate": "10/m/user",
    "request_login_code": None,
    "reset_password": None,
    "reset_password_from_key": None,
    "signup": None,
    "verify_phone": None,
}
"""None counts an address: behind an onion address all have the same. What all share is the few places of `hashing`."""
MFA_ADAPTER = "colonnade.apps.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_FORMS = {
    "authenticate": "colonnade.apps.accounts.forms.SecondStepForm",
    "authenticate_webauthn": "colonnade.apps.accounts.forms.PasskeyStepForm",
    "add_webauthn": "colonnade.apps.accounts.forms.AddPasskeyForm",
}
