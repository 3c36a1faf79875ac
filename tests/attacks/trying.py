"""What tests share that try something and leave no trace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client

from members.models import User

# What is new on each page or calendar file, whatever it says.
PASSING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|<p class="printed">.*?</p>|DTSTAMP:\w+', re.S)


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written in it, and whatever breaks the connection in it, is as if it had not been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def browser(user: User | None) -> Client:
    """One that gets the page of a failure, as people do; a visitor's for None."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def said(response: Any, *parts: str) -> tuple:
    """All of an answer but what is new each time, and ``parts`` of the address, which it may repeat."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = PASSING.sub("", body.decode("utf-8", "replace"))
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    for part in parts:
        text = text.replace(part, "HERE")
        headers = {name: value.replace(part, "HERE") for name, value in headers.items()}
    return response.status_code, text, headers, sorted(response.cookies)
