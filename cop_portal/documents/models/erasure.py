"""What becomes of a document that nobody needs any more, or that a law says must go."""

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models.document import Document

# Asks the database itself which tables point at documents, so that one that is added later is among them. Histories
# keep keys without a foreign key: that there was a paper once does not keep it.
_REFUSE_WHILE_NEEDED = """
    IF NEW.erased_at IS NULL THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM documents_legalremoval l WHERE l.document_id = NEW.document_id) THEN
        RETURN NEW;
    END IF;
    FOR pointing IN
        SELECT c.conrelid::regclass AS owner, a.attname AS key
        FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND c.confrelid = 'documents_document'::regclass
            AND c.conrelid <> ALL (ARRAY['documents_erasure'::regclass, 'documents_documentopening'::regclass,
                'documents_sentfile'::regclass, 'documents_damagedfile'::regclass])
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE %I = $1)', pointing.owner, pointing.key)
            INTO is_needed USING NEW.document_id;
        IF is_needed THEN
            RAISE EXCEPTION 'a document that a row points at is not erased' USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NEW;
"""


class Erasure(models.Model):
    """A document that no row points at, or that is removed on a legal ground (``LegalRemoval``): when that was noticed,
    and when its file was erased.

    The document's own row stays, and who opened it: that there was such a paper is not forgotten.
    """

    document = models.OneToOneField(Document, models.PROTECT, related_name="erasure")
    noticed_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-noticed_at"]
        verbose_name = _("erasure of a document")
        verbose_name_plural = _("erasures of documents")
        triggers = [
            pgtrigger.Trigger(
                name="erasure_of_what_nobody_needs",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("pointing", "record"), ("is_needed", "boolean")],
                func=_REFUSE_WHILE_NEEDED,
            ),
            pgtrigger.Protect(
                name="erasure_is_never_undone",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__erased_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.erased_at or self.noticed_at:%Y-%m-%d %H:%M}"


def keeps_document(name: str, key: str) -> pgtrigger.Trigger:
    """The trigger that each table with a foreign key to documents has; ``key`` is its column.

    Whoever lets a row point at a document holds it from then on, not first when they commit, so that it cannot be
    erased under their hands; and where it was erased before, they are refused.
    """
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(key),
        func=f"""
    PERFORM 1 FROM documents_document WHERE id = NEW.{key} FOR KEY SHARE;
    IF EXISTS (SELECT 1 FROM documents_erasure WHERE document_id = NEW.{key} AND erased_at IS NOT NULL) THEN
        RAISE EXCEPTION 'no row points at a document that was erased' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;""",  # noqa: S608 (a column's name)
    )
