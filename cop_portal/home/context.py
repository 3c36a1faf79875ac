"""What every template may ask for."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, object]:
    """``demo``: whether this is the demonstration; ``contact_email``: where Search staff answer people."""
    return {"demo": settings.DEMO, "contact_email": settings.CONTACT_EMAIL}
