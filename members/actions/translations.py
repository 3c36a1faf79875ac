"""Translations of what an organization wrote: they are made, read again, and taken away.

Each function is for a representative of the organization; anybody else gets NotAllowed. There is never a translation
without an original, nor one into the language of the original.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.history import changed_by
from cop_portal.refusals import Refused
from cop_portal.translations.names import CONTENT_LANGUAGES
from cop_portal.translations.texts import Origin, TranslatedText, write_translation
from members.models import Expertise, Need, Organization, Project, User
from members.search.text import update_search

from .editing import locked_for_edit

Owner = Organization | Expertise | Need | Project


def translate(
    *,
    owner: Owner,
    texts: Mapping[str, str],
    language: str,
    by: User,
    origin: str = Origin.HUMAN,
    made_from: Mapping[str, int] | None = None,
) -> None:
    """Translations of texts of ``owner`` into ``language``, by field; an empty one takes the translation away.

    ``made_from`` says for each field which revision of the original was read: Refused (``original_changed``) where that
    is another one now. Raises Refused too where there is no original, or it is in that language.
    """
    if origin not in (Origin.HUMAN, Origin.MACHINE):
        raise Refused(_("Say how the translation was made."), field="origin", code="invalid")
    with transaction.atomic(), changed_by(by, "translate"):
        organization = locked_for_edit(_organization_of(owner), by)
        for field in texts:
            _original(owner, field, language, made_from)
        for field, text in texts.items():
            if text.strip():
                write_translation(owner.texts, field, text, language, origin)
            else:
                owner.texts.filter(field=field, language=language).delete()
        update_search(organization)


def confirm_translation(*, owner: Owner, made_from: Mapping[str, int], language: str, by: User) -> None:
    """A person read the translations of these fields beside their originals and found them right.

    From then on they are up to date, and no machine's that nobody has read through. ``made_from`` says which revision
    of each original was read: Refused (``original_changed``) where that is another one now. Where a translation is gone
    there is nothing to confirm.
    """
    with transaction.atomic(), changed_by(by, "confirm_translation"):
        locked_for_edit(_organization_of(owner), by)
        for field in made_from:
            original = _original(owner, field, language, made_from)
            owner.texts.filter(field=field, language=language).update(
                source_revision=original.revision, origin=Origin.HUMAN
            )


def remove_translation(*, owner: Owner, language: str, by: User) -> None:
    """The translations of ``owner`` into ``language`` go; readers get the original. Twice is the same as once."""
    with transaction.atomic(), changed_by(by, "remove_translation"):
        organization = locked_for_edit(_organization_of(owner), by)
        owner.texts.filter(language=language).exclude(origin=Origin.ORIGINAL).delete()
        update_search(organization)


def _organization_of(owner: Owner) -> Organization:
    return owner if isinstance(owner, Organization) else owner.organization


def _original(owner: Owner, field: str, language: str, made_from: Mapping[str, int] | None) -> TranslatedText:
    """The original of ``field``, where it can be translated into ``language`` and is the one that was read."""
    original = owner.texts.filter(field=field, origin=Origin.ORIGINAL).first()
    if original is None:
        raise Refused(_("There is no text to translate yet."), code="no_original")
    if original.language == language:
        raise Refused(_("The text was written in this language."), field="language", code="same_language")
    if language not in CONTENT_LANGUAGES:
        raise Refused(_("Choose one of the three languages."), field="language", code="invalid")
    if made_from is not None and made_from.get(field) != original.revision:
        raise Refused(
            _(
                "The original has changed since you opened this page. What changed is marked below, and what you "
                "typed is still here. Look at it once more, then save again."
            ),
            code="original_changed",
        )
    return original
