"""What is wrong on the page of who came stands above it too, for whoever works without scripts."""

from __future__ import annotations

from events.actions import log_presence
from tests.cast import english_client_of

from .writing_down import counts, held_event, line_url


def test_it_works(cast):
    event, client = held_event(cast), english_client_of(cast.staff)
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=2)
    line.refresh_from_db()
    response = client.post(line_url(line, "presence_counts"), counts("some"))
    assert response.status_code == 422
    summary = response.content.decode().partition("data-error-summary")[2].partition("</div>")[0]
    assert f'href="#line-{line.public_id}"' in summary
    assert "Write a whole number in figures" in summary
