from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    """Content that people write in one language and others translate. Tables are the owners' own."""

    name = "cop_portal.translations"
