"""The portal's addresses, and those that the bench brings along."""

from django.urls import path

from cop_portal.urls import *  # noqa: F403
from cop_portal.urls import urlpatterns

from . import bare, instead

urlpatterns = [
    path("bench/bare/<int:pk>/", bare.bare, name="bench_bare"),
    path("bench/framed/<int:pk>/", bare.framed, name="bench_framed"),
    path("bench/filter/", instead.filter_page, name="bench_filter"),
    path("bench/admin/", instead.site.urls),
    *urlpatterns,
]
