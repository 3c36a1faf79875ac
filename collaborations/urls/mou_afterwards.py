"""Addresses of what a memorandum promises, its amendments, its renewal and its end."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
