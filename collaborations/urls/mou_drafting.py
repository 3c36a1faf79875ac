"""Addresses of drafting a memorandum: its text, its versions, and what the parties say to it."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
