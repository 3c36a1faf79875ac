"""The least that a page for somebody who is signed in can be: what the others are compared with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.utils.html import escape

from members.decorators import member_required
from members.models import Organization

BYTES = 18 * 1024
_LINE = "<p>Two organizations met at a workshop and asked why they had not done this before.</p>\n"
_HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title></head><body><h1>%s</h1>\n'
)


@member_required
def bare(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for one row by its key and answers with a page of 18 KB, without a template."""
    organization = Organization.objects.get(pk=pk)
    head = _HEAD % escape(organization.name)
    return HttpResponse(head + (_LINE * (BYTES // len(_LINE) + 1))[: BYTES - len(head.encode())])


_FRAMED = """{% extends "base.html" %}{% block title %}Bare{% endblock %}
{% block content %}<h1>{{ organization.name }}</h1>{{ lines|safe }}{% endblock %}"""


@member_required
def framed(request: HttpRequest, pk: int) -> HttpResponse:
    """The same in the frame that all pages of the portal have: what its header and footer cost."""
    context = {
        "organization": Organization.objects.get(pk=pk),
        "lines": _LINE * (BYTES * 2 // 3 // len(_LINE)),
    }
    return HttpResponse(engines["django"].from_string(_FRAMED).render(context, request))
