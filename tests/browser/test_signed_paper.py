"""Photos of a signed paper without a script, and where the line breaks while they are sent."""

from __future__ import annotations

import os
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from collaborations.actions.mou_agreeing import agree, put_to_parties
from collaborations.actions.mou_drafting import begin_draft
from collaborations.models import Collaboration, MemorandumOfUnderstanding
from cop_portal.dates import today
from members.models import Organization, User
from tests.documents import photos
from tests.documents.pictures import written

pytestmark = pytest.mark.browser

QUSAY, MAYS = "qusay@adasa.example", "mays@sawtaljisr.example"
TITLE = "قراءة ميزانية المحافظة"
# What Chromium writes to its console by itself where a request gets nowhere.
OF_THE_NETWORK = "net::ERR_"


@pytest.fixture
def paper(ask) -> str:
    """Where two organizations upload the paper of a text that both agree to."""

    def prepare() -> str:
        mou = MemorandumOfUnderstanding.objects.filter(title=TITLE).first() or agreed()
        return mou.versions.get().address("mou_paper")

    return ask(prepare)


def agreed() -> MemorandumOfUnderstanding:
    """Adasa writes it, and Voice of the Bridge agrees."""
    adasa, voice = (
        Organization.objects.get(slug=slug) for slug in ("adasa-integrity", "voice-of-the-bridge")
    )
    qusay, mays = (User.objects.get(email=email) for email in (QUSAY, MAYS))
    thread = Collaboration.objects.filter(parties__organization=adasa).get(parties__organization=voice)
    mou = begin_draft(
        collaboration=thread,
        organization=adasa,
        by=qusay,
        parties=list(thread.parties.all()),
        language="ar",
        second_language="",
        title=TITLE,
        purpose="نقرأ الميزانية معاً.",
        topics=[],
        starts_on=today(),
        ends_on=None,
        renewal="none",
    )
    put_to_parties(mou=mou, organization=adasa, by=qusay)
    agree(mou=mou, organization=voice, by=mays)
    return mou


def test_it_works(somebody, paper, tmp_path) -> None:
    """Without a script: two photos are uploaded, put in order and turned; what was typed goes along, and is sent."""
    mays = somebody(MAYS, scripts=False, width=320)
    page = mays.go(paper)
    (tmp_path / "second.jpg").write_bytes(photos.jpeg())
    (tmp_path / "first.png").write_bytes(written(photos.sheet().transpose(photos.HELD[6])))
    page.set_input_files("[name=upload]", [tmp_path / "second.jpg", tmp_path / "first.png"])
    mays.send()
    expect(page.locator(".sheet")).to_have_count(2)
    assert mays.overflow() == 0
    page.fill("[name=signatory_name]", "Mays Tariq")
    page.locator(".sheet").first.locator("button[value^='place:']").click()
    expect(page.locator(".sheet").first).to_contain_text("first.png")
    page.locator(".sheet").first.locator("button[value$=':90']").click()
    expect(page.locator(".sheet").first.locator("button[value$=':180']")).to_be_visible()
    expect(page.locator("[name=signatory_name]")).to_have_value("Mays Tariq")
    page.fill("[name=capacity]", "رئيسة التحرير")
    page.locator("section.form button[value=send]").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    mays.date("signed_on", today())
    page.locator("section.form button[value=send]").click()
    expect(page.locator("ul.signatures")).to_contain_text("Mays Tariq")


def test_a_line_that_breaks(somebody, paper, tmp_path) -> None:
    """It says how far it is; where the line breaks, what was typed and what was there stay, and it goes again."""
    qusay = somebody(QUSAY, width=375)
    page = qusay.go(paper)
    (tmp_path / "page.jpg").write_bytes(photos.jpeg())
    page.set_input_files("[name=upload]", tmp_path / "page.jpg")
    qusay.send()
    expect(page.locator(".sheet")).to_have_count(1)
    expect(page.locator("#main")).to_be_focused()  # a page that came by script is read from its beginning
    page.fill("[name=signatory_name]", "قصي عبد الأمير")
    (tmp_path / "large.png").write_bytes(large())
    page.set_input_files("[name=upload]", tmp_path / "large.png")
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", slow(upload=400_000))
    page.locator("button[value=add]").click()
    expect(page.locator(".upload-progress")).to_contain_text(re.compile(r"[1-9]\d?%"))
    line.send("Network.emulateNetworkConditions", slow(offline=True))
    expect(page.locator("[data-upload-failed]")).to_be_visible()
    expect(page.locator(".upload-progress")).to_be_hidden()
    line.send("Network.emulateNetworkConditions", slow())
    expect(page.locator("[name=signatory_name]")).to_have_value("قصي عبد الأمير")
    expect(page.locator(".sheet")).to_have_count(1)
    page.locator("button[value=add]").click()
    expect(page.locator(".sheet")).to_have_count(2)
    expect(page.locator("[name=signatory_name]")).to_have_value("قصي عبد الأمير")
    qusay.complaints[:] = [line for line in qusay.complaints if OF_THE_NETWORK not in line]


def large() -> bytes:
    """A photo of more than a megabyte."""
    return written(Image.frombytes("RGB", (600, 800), os.urandom(600 * 800 * 3)))


def slow(*, upload: int = -1, offline: bool = False) -> dict:
    """A line that sends so many bytes in a second; as fast as it can where nothing is said."""
    return {"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": upload}
