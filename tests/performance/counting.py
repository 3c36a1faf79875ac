"""How many questions a page asks the database, told in a header to whom asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

ASK = "X-Bench-Count"
QUERIES = "X-Bench-Queries"
WORKER = "X-Bench-Worker"


class QueryCountMiddleware:
    """Stands first, so that those of sessions and accounts count too. Unasked it only names the process."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if ASK not in request.headers:
            response = self.get_response(request)
        else:
            asked: list[str] = []

            def count(execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
                asked.append(sql)
                return execute(sql, params, many, context)

            with connection.execute_wrapper(count):
                response = self.get_response(request)
            response[QUERIES] = str(len(asked))
        response[WORKER] = str(os.getpid())
        return response
