"""Addresses of signing a memorandum on paper."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
