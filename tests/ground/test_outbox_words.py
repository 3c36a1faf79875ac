"""The demonstration's mails in another language."""

from __future__ import annotations

import json

from cop_portal import mail


def test_it_works(client, db, tmp_path, settings):
    """Between day and time stands the language's own comma."""
    settings.VAR = tmp_path
    kept = {
        "at": "2026-11-26T07:38:00+00:00",
        "to": ["a@b.example"],
        "subject": "s",
        "text": "t",
        "language": "ar",
    }
    mail._folder().mkdir(parents=True)
    (mail._folder() / "1.json").write_text(json.dumps(kept))
    client.cookies["django_language"] = "ar"
    text = client.get("/demo/outbox/", headers={"accept-language": "ar"}).content.decode()
    assert 'lang="ar"' in text
    assert "10:38" in text
    assert "2026, 10:38" not in text
    assert "2026، الساعة 10:38" in text
