"""Settings of the bench: the portal's, served as in production, on a database of its own.

The demonstration (invented organizations and public passwords have no place elsewhere), without what production alone
can have: https, a mail server, a second factor for staff.
"""

import os

os.environ |= {
    "DEMO": "1",
    "PRODUCTION": "0",
    "DEBUG": "0",
    "TASKS": "immediate",
    "SECRET_KEY": "only-for-the-bench",
    "CONTACT_EMAIL": "cop@search.example",
    "WEB_CONCURRENCY": "2",
}
os.environ |= dict.fromkeys(
    ("ENVIRONMENT", "HOST", "SITE_URL", "EMAIL_URL", "TRUSTED_PROXY", "CSRF_TRUSTED_ORIGINS"), ""
)

from cop_portal.settings import *  # noqa: F403
from cop_portal.settings import DATABASES, MIDDLEWARE

DATABASES["default"]["NAME"] = os.environ.get("BENCH_DATABASE", "cop_portal_bench")
DATABASES["default"]["CONN_MAX_AGE"] = 60
MIDDLEWARE = ["tests.performance.counting.QueryCountMiddleware", *MIDDLEWARE]
ROOT_URLCONF = "tests.performance.urls"
# Files that are not there are not looked for at each request.
WHITENOISE_AUTOREFRESH = False
