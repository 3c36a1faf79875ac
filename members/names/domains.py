"""E-mail addresses and domains in a text, and the domains that say nothing of who somebody works for."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Where anybody can have an address, under their own ending or any country's (yahoo.co.uk, outlook.fr).
PROVIDERS = _words(
    "gmail googlemail yahoo ymail rocketmail hotmail outlook protonmail gmx yandex zoho rediffmail tutanota "
    "fastmail hushmail mailfence inbox qq 163 126 naver"
)
# The same where the name alone is a common word, so that only these domains are meant.
PUBLIC_DOMAINS = _words(
    "live.com live.co.uk live.fr msn.com icloud.com me.com mac.com aol.com proton.me pm.me mail.com email.com mail.ru "
    "list.ru bk.ru web.de t-online.de gmx.de duck.com hey.com tuta.com tuta.io posteo.de riseup.net disroot.org "
    "example.com example.org example.net"
)
# Where anybody can have a page; an organization's "website" is often one of these.
PLATFORMS = _words(
    "facebook fb instagram twitter linkedin youtube youtu tiktok telegram whatsapp linktr blogspot wordpress wixsite "
    "weebly google"
)
PLATFORM_DOMAINS = _words("x.com t.me wa.me sites.google.com bit.ly about.me github.io")
_EVERYBODYS, _EVERYBODYS_NAMES = PUBLIC_DOMAINS | PLATFORM_DOMAINS, PROVIDERS | PLATFORMS

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = rf"{_LABEL}(?:\.{_LABEL})*\.[^\W\d_]{{2,24}}"
ADDRESS = re.compile(rf"(?<![\w.+-])([\w.+'-]{{1,64}})@({_DOMAIN})(?![\w@])")
HOST = re.compile(
    rf"(?<![\w.@-])(?:https?://)?((?:{_LABEL}\.){{1,5}}[^\W\d_]{{2,24}})(?![\w@])(?:[:/?#]\S*)?", re.I
)


def plain_domain(domain: str) -> str:
    """``domain`` in small letters, without the "www" that a site's address may begin with."""
    return domain.strip().strip(".").lower().removeprefix("www.")


def domain_of_address(address: str) -> str:
    """What stands behind the @ of an e-mail address; empty for a public provider's."""
    domain = plain_domain(address.rpartition("@")[2]) if "@" in address else ""
    return "" if is_public(domain) else domain


def domain_of_site(url: str) -> str:
    """The domain of a website; empty for a platform's, where each has a page and none the domain."""
    found = HOST.match(url.strip())
    domain = plain_domain(found[1]) if found else ""
    return "" if is_public(domain) else domain


def is_public(domain: str) -> bool:
    """Whether anybody can have an address or a page under ``domain``, so that it says nothing of an organization."""
    domain = plain_domain(domain)
    if not _EVERYBODYS.isdisjoint(domains_to_try(domain)):
        return True
    labels = domain.split(".")
    # The name before the ending, which may have two parts (co.uk, com.iq).
    names = labels[-2:-1] if len(labels) < 3 or len(labels[-2]) > 3 else labels[-3:-1]
    return not _EVERYBODYS_NAMES.isdisjoint(names)


def domains_to_try(domain: str) -> list[str]:
    """``domain`` and those it belongs to, the nearest first: an address at mail.weo.example is of weo.example."""
    labels = domain.split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]
