"""Headers that keep the portal's pages to the portal, and the one place where a proxy's word is taken."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

GetResponse = Callable[[HttpRequest], HttpResponse]
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_", "HTTP_X_REAL_IP", "HTTP_X_CLIENT_IP", "HTTP_X_SCHEME")
SIGN_OUT = {"account_logout", "admin_logout"}
# Only features that browsers know: an unknown one is an error in their console.
NO_FEATURES = ", ".join(f"{name}=()" for name in ("camera", "geolocation", "microphone", "payment", "usb"))


class TrustedProxyMiddleware:
    """Believes forwarded headers from TRUSTED_PROXY alone and takes them off every other request.

    TRUSTED_PROXY lists addresses or networks ("10.0.0.5", "10.0.0.0/24"), and "unix" for a proxy on a Unix socket.
    From a trusted one, the visitor's address is the last in X-Forwarded-For that is not a trusted proxy's own.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.networks = [_network(text) for text in settings.TRUSTED_PROXY if text != "unix"]
        self.unix = "unix" in settings.TRUSTED_PROXY

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._trusted(request.META.get("REMOTE_ADDR", "")):
            for address in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
                if _is_address(address.strip()):
                    request.META["REMOTE_ADDR"] = address.strip()
                    if not self._trusted(address.strip()):
                        break
        else:
            for name in [name for name in request.META if name.startswith(FORWARDED)]:
                del request.META[name]
        return self.get_response(request)

    def _trusted(self, address: str) -> bool:
        if not _is_address(address):
            return self.unix and not address
        return any(ipaddress.ip_address(address) in network for network in self.networks)


def _network(text: str) -> Network:
    return ipaddress.ip_network(text.strip(), strict=False)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


class HeadersMiddleware:
    """Adds what Django does not: no search engine, no device features, nothing of a session kept by the browser."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("X-Robots-Tag", "noindex, nofollow")
        response.setdefault("Permissions-Policy", NO_FEATURES)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path_info.startswith(settings.STATIC_URL):
            name = settings.SESSION_COOKIE_NAME
            if name in request.COOKIES or name in response.cookies:
                response["Cache-Control"] = "private, no-store"
            else:
                response.setdefault("Cache-Control", "private, no-cache")
        if request.method == "POST" and _is_sign_out(request):
            # Cookies stay out of it: the language, which is nobody's secret, lives in one.
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


def _is_sign_out(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in SIGN_OUT
    except Resolver404:
        return False
