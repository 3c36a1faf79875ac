"""Settings. With none given it is the demo; PRODUCTION=1 (or DEMO=0) asks for its secrets and is strict."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.place import place_of_documents
from cop_portal.environment import (
    Environment,
    check_host,
    check_origin,
    check_proxy,
    own_address,
    secret_of_the_demo,
)
from cop_portal.logging import configuration as logging_configuration
from cop_portal.postgres.place import DATABASE_USER as OWN_DATABASE_USER
from cop_portal.postgres.place import PORT as OWN_DATABASE_PORT
from cop_portal.postgres.place import place
from cop_portal.signing_in import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

env = Environment(BASE_DIR / ".env")

# Which portal this is
PRODUCTION = env.flag("PRODUCTION", False) or env.text("ENVIRONMENT") == "production"
DEMO = env.flag("DEMO", not PRODUCTION)
if PRODUCTION and DEMO:
    env.wrong("DEMO", "is on together with PRODUCTION, and the demo's passwords are public", "DEMO=0")
PRODUCTION = PRODUCTION or not DEMO
DEBUG = env.flag("DEBUG", False)
if PRODUCTION:
    if DEBUG:
        env.wrong("DEBUG", "is on in production, and shows secrets to visitors", "DEBUG=0")
    env.require("SECRET_KEY", "SITE_URL", "DATABASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL", "CONTACT_EMAIL")
SECRET_KEY = env.text("SECRET_KEY") or ("" if PRODUCTION else secret_of_the_demo(VAR))

# Addresses. A forwarded header is believed only where it comes from TRUSTED_PROXY (see security.py).
HOST = env.text("HOST")
PORT = str(env.number("PORT", 8000, 1, 65535))
WEB_CONCURRENCY = env.number("WEB_CONCURRENCY", 2, 1, 64)
SITE_URL = env.site("SITE_URL", own_address(HOST, PORT), secure=PRODUCTION)
# Then `runserver` puts the address it was given into it.
SITE_URL_FOLLOWS = not env.text("SITE_URL")
CONTACT_EMAIL = env.address("CONTACT_EMAIL", "cop@search.example")
TRUSTED_PROXY = env.each("TRUSTED_PROXY", check_proxy)
CSRF_TRUSTED_ORIGINS = env.each("CSRF_TRUSTED_ORIGINS", check_origin)
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname or "localhost", *env.each("ALLOWED_HOSTS", check_host)]
if DEMO:
    ALLOWED_HOSTS = ["*"] if HOST else ["localhost", "127.0.0.1", "[::1]", *ALLOWED_HOSTS]

# Applications
# What higher rooms add to pages of lower ones (members/panels.py, events/panels.py), in the order of the page
ORGANIZATION_PANELS = ["collaborations.panels.organization_panel"]
EVENT_PANELS = [
    "collaborations.activities.panel.held_by_panel",
    "events.schedule.panel.schedule_panel",
    "events.company.panel.company_panel",
    "collaborations.panels.event_panel",
]
# Where rooms above lead Search staff from an event, each with its label (events/panels.py)
EVENT_STAFF_LINKS = ["collaborations.panels.event_staff_link", "collaborations.panels.event_funnel_link"]
# What the rooms say in the weekly mail (members/mailing/weekly.py)
WEEKLY_MAIL_PARTS = [
    "collaborations.promises.weekly.promise_lines",
    "collaborations.mous.afterwards.asked.commitment_lines",
]
# What the rooms bring into a new portal beside governorates and topics (load_reference_data)
REFERENCE_DATA_PARTS = ["collaborations.mous.drafting.model_texts.load_model_texts"]
# What can be done with the organizations that come to an event (events/company/panel.py)
EVENT_COMPANY_ACTIONS: list[str] = ["collaborations.at_events.company.company_actions"]
# Whom not to put forward among them, by the organization that reads (events/company/query.py)
EVENT_COMPANY_NOT_PUT_FORWARD: list[str] = ["collaborations.introductions.putting_forward.not_put_forward_to"]
# Whom the finding of a damaged file is told (cop_portal/documents/trouble.py)
DAMAGED_FILE_ALARMS = ["cop_portal.home.stored_files.telling.tell_staff"]
INSTALLED_APPS = [
    "cop_portal.home",
    "cop_portal.ui",
    "cop_portal.documents",
    "cop_portal.translations",
    "members",
    "events",
    "collaborations",
    "cop_portal.demo",
    "cop_portal.home.admin_site.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "pgtrigger",
    "pghistory",
    "template_partials",
]
AUTH_USER_MODEL = "members.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "cop_portal.home.health.HealthMiddleware",
    "cop_portal.security.TrustedProxyMiddleware",
    "cop_portal.logging.RequestLogMiddleware",
    "cop_portal.security.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "members.middleware.AccountLanguageMiddleware",
    "members.middleware.ActingForMiddleware",
    "members.middleware.SecondFactorMiddleware",
    "cop_portal.home.errors.MethodPageMiddleware",
]
ROOT_URLCONF = "cop_portal.urls"
WSGI_APPLICATION = "cop_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "cop_portal.home.context.portal",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# The database: a server of yours, or the portal's own (cop_portal/postgres)
EMBEDDED_DATABASE = env.text("EMBEDDED_DATABASE", "cop_portal")
_database = env.database("DATABASE_URL")
if _database:
    _database["OPTIONS"] = {"connect_timeout": 10} | _database.get("OPTIONS", {})
else:
    _database = {
        "NAME": EMBEDDED_DATABASE,
        "USER": OWN_DATABASE_USER,
        "HOST": str(place().socket),
        "PORT": OWN_DATABASE_PORT,
        "OPTIONS": {"embedded": True},
    }
_suffix = env.text("TEST_DATABASE_SUFFIX")
_database |= {
    "ENGINE": "cop_portal.postgres",
    # Django's own server makes a thread, and so a connection, for each request.
    "CONN_MAX_AGE": 60 if PRODUCTION else 0,
    "CONN_HEALTH_CHECKS": True,
    "TEST": {"NAME": f"test_{_database['NAME']}" + (f"_{_suffix}" if _suffix else "")},
}
DATABASES = {"default": _database}

# Background tasks: `make run` sets TASKS=database and runs a worker; else a task runs at once, after the commit
TASK_BACKENDS = {
    "database": "django_tasks_db.DatabaseBackend",
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
}
TASKS = {
    "default": {"BACKEND": env.choice("TASKS", TASK_BACKENDS, "database" if PRODUCTION else "immediate")}
}

# What all processes must count together: attempts to sign in, codes that were used
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # Django's 300 would let an attacker push the count of attempts out with many addresses.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ar", _("Arabic")), ("ckb", _("Kurdish Sorani"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
# Dates as the portal's own pages have them, for Django's parts (the desk): "6 May 2021, 14:30"
FORMAT_MODULE_PATH = ["cop_portal.formats"]
TIME_ZONE = "Asia/Baghdad"
USE_TZ = True

# An address typed without a scheme is https, as from Django 6 on.
FORMS_URLFIELD_ASSUME_HTTPS = True

# Files
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MAX_UPLOAD_MB = env.number("MAX_UPLOAD_MB", 25, 1, 1000)
# ClamAV's daemon, which is asked of each file; none where it is empty
CLAMD_ADDRESS = env.daemon("CLAMD_ADDRESS")
# A paper may be photographed page by page. How much of it is written to the disk, and how many files of a visitor,
# documents/handlers.py limits.
DATA_UPLOAD_MAX_NUMBER_FILES = 60
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "cop_portal.documents.handlers.CappedUploadHandler",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is kept there
    # Never inside the web root: a document is handed out by a view that asks first (cop_portal/documents)
    "documents": place_of_documents(env, VAR / "documents", secure=PRODUCTION),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = not PRODUCTION
WHITENOISE_MAX_AGE = 3600 if PRODUCTION else 0

# Mail
EMAIL_BACKEND = "cop_portal.mail.DemoOutbox"
vars().update(env.mail("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.address("DEFAULT_FROM_EMAIL", "CoP Portal <portal@search.example>", named=True)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_configuration(readable=not PRODUCTION)

# Strict by default: nothing from another host, nothing inline
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "cop_portal.home.errors.csrf_failure"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
if TRUSTED_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Signing in (the constants are in signing_in.py)
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE_URL.partition(":")[0]
if DEMO:
    # Everybody at one machine, signing in as one person after the other.
    ACCOUNT_RATE_LIMITS |= {"login": "600/m/ip"}  # noqa: F405

# The demo's accounts, as the sign-in page offers them; their password is public.
DEMO_PASSWORD = "why-havent-we-done-this-before" if DEMO else ""
DEMO_ACCOUNTS = (
    [
        "suzan@weo.example",
        "colleague@weo.example",
        "ahmed@alnoor.example",
        "outsider@member.example",
        "second@member.example",
        "staff@search.example",
        "observer@drl.example",
    ]
    if DEMO
    else []
)

env.refuse_wrong()
