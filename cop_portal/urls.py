"""Every address of the portal."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from cop_portal.home import health
from members.views import accounts

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("robots.txt", health.robots, name="robots"),
    path("", include("cop_portal.home.urls")),
    path("", include("cop_portal.ui.urls")),
    path("", include("members.urls")),
    path("", include("events.urls")),
    path("", include("collaborations.urls")),
    path("accounts/", include("members.account_urls")),
    path("admin/login/", accounts.admin_login, name="admin_login"),
    path("admin/logout/", accounts.admin_logout, name="admin_logout"),
    path("admin/password_change/", accounts.admin_password_change, name="admin_password_change"),
    path("admin/", admin.site.urls),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("cop_portal.demo.urls"))]

handler400 = "cop_portal.home.errors.bad_request"
handler403 = "cop_portal.home.errors.forbidden"
handler404 = "cop_portal.home.errors.not_found"
handler500 = "cop_portal.home.errors.server_error"
