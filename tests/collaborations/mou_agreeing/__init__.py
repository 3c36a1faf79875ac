"""Tests of what the parties say to a text."""
