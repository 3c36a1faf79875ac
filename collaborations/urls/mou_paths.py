"""Addresses of pages that memoranda and their amendments have alike."""

from collections.abc import Callable

from django.urls import URLPattern, path


def both(route: str, view: Callable, name: str) -> list[URLPattern]:
    """The page of the memorandum itself and of its amendments: ``view(request, public_id, number=0)``.

    ``MouVersion.address(name)`` is the way back to it.
    """
    return [
        path(f"mous/<uuid:public_id>/{route}", view, name=name),
        path(f"mous/<uuid:public_id>/amendments/<int:number>/{route}", view, name=name),
    ]
