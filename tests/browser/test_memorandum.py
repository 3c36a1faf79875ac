"""A memorandum from its first word to its first day: two representatives on their phones, one reading Arabic.

It is drafted, returned with remarks, agreed to, printed, signed, photographed, confirmed. Of the file that is kept each
page is looked at.
"""

from __future__ import annotations

import datetime
import hashlib
import io
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from collaborations.models import MouCopy
from cop_portal.dates import today
from cop_portal.documents.store import read_document
from tests.documents import photos

from . import phone_photos
from .person import Person

pytestmark = pytest.mark.browser

PHONE = 375
TITLE, TITLE_AR = "Who has a voice in the plain", "لمن صوت في السهل"
PURPOSE = "We ask the people of the plain what keeps them from voting, and publish the answers."
PURPOSE_AR = "نسأل أهل السهل عما يمنعهم من التصويت، وننشر الأجوبة."
MENDED = "We ask the people of the plain what keeps them from voting, and tell them the answers first."
PROMISE, PROMISE_AR = "Print one hundred questionnaires", "طباعة مئة استمارة"
VISITS, VISITS_AR = "Visit a village every month", "زيارة قرية كل شهر"
REMARKS = "قبل أن ننشر نعود بالأجوبة إلى الناس أنفسهم."
WAITS = "main h2 a"


def test_it_works(somebody, ask, tmp_path) -> None:
    ingrid = somebody("ingrid@openhorizon.example", width=PHONE)  # of Open Horizon, in English
    maryam = somebody("maryam@sahl.example", width=PHONE)  # of the Sahl Coalition, in Arabic
    expect(maryam.page.locator("html")).to_have_attribute("dir", "rtl")
    thread = begin_draft(ingrid)
    mou = write(ingrid)
    promise_too(maryam, thread)
    put(ingrid, mou)
    give_back(maryam, thread)
    mend(ingrid, thread)
    agree(maryam, thread)
    files = phone_photos.taken(tmp_path, print_it(ingrid, mou))
    upload(ingrid, files)
    put_in_order(ingrid, files)
    sign_and_send(ingrid)
    confirm(maryam, thread)
    receipts(ingrid, mou, files)
    for person, words in ((ingrid, "MoU in force"), (maryam, "المذكرة سارية")):
        person.go(thread)
        expect(person.page.locator(".stage-sentence")).to_contain_text(words)
    look_at(
        ask(lambda: read_document(MouCopy.objects.get(version__mou__public_id=mou.split("/")[2]).document))
    )


def begin_draft(ingrid: Person) -> str:
    """From what they agreed in their meeting, which the form knows already; the address of their collaboration."""
    page = ingrid.page
    ingrid.go("/collaborations/")
    page.locator("main .rows a", has_text="Who has a voice in the plain").first.click()
    ingrid.sees("Shared areas")
    thread = urlsplit(page.url).path
    ingrid.add("/mou/draft/")
    expect(page.locator("[name=topics]:checked")).to_have_count(1)
    page.locator("[name=languages][value=en-ar]").check()
    page.fill("[name=title]", TITLE)
    page.fill("[name=purpose]", PURPOSE)
    ingrid.date("starts_on", today())
    ingrid.send()
    ingrid.sees("Draft, text 1", PURPOSE)
    return thread


def write(ingrid: Person) -> str:
    """The second language, and what Open Horizon commits to; the address of the memorandum."""
    write_part(ingrid, "words", title_ar=TITLE_AR, purpose_ar=PURPOSE_AR)
    ingrid.sees(PURPOSE_AR)
    ingrid.open("/text/write/commitments/")
    # The day is asked for where it is needed.
    ingrid.page.locator("[name=when_0]").select_option("by")
    ingrid.date("due_0", today() + datetime.timedelta(days=40))
    fill_in(ingrid, what_0=PROMISE, second_0=PROMISE_AR, who_0="Open Horizon")
    ingrid.sees("Saved", PROMISE, PROMISE_AR)
    return urlsplit(ingrid.page.url).path.removesuffix("text/")


def promise_too(maryam: Person, thread: str) -> None:
    """Maryam finds the draft on her first page, and writes what both do every month."""
    page = maryam.page
    page.reload()
    maryam.open(thread)
    page.locator(".next-step a[href$='/text/']").click()
    expect(page.locator("main")).to_contain_text(PROMISE_AR)
    maryam.open("/text/write/commitments/")
    page.locator("button[name=add_row]").click()
    fill_in(maryam, what_1=VISITS, second_1=VISITS_AR, who_1="all", when_1="monthly")
    maryam.sees(VISITS, VISITS_AR)


def write_part(person: Person, part: str, **values: str) -> None:
    """Open the form of a part by its link in the text, fill it in, save it."""
    person.open(f"/text/write/{part}/")
    fill_in(person, **values)


def fill_in(person: Person, **values: str) -> None:
    """Fill in these fields of the page's form, and send it."""
    for name, value in values.items():
        field = person.page.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    person.send()


def put(ingrid: Person, mou: str) -> None:
    """Ingrid reads it once more, and puts it to the parties; it waits for Sahl then."""
    page = ingrid.page
    ingrid.go(mou)
    page.locator(".next-step a[href$='/put/']").click()
    ingrid.sees("Sahl Coalition for Components")
    ingrid.send()
    ingrid.sees("Waiting for Sahl since")


def give_back(maryam: Person, thread: str) -> None:
    """It waits for Maryam; she reads it, and says what should be different."""
    page = maryam.page
    maryam.go("/")
    page.locator(f"{WAITS}[href='{thread}']").click()
    page.locator(".next-step a[href$='/text/']").click()
    page.locator("#decide a[href$='/send-back/']").click()
    page.fill("[name=remarks]", REMARKS)
    maryam.send()
    maryam.sees(REMARKS)


def mend(ingrid: Person, thread: str) -> None:
    """Ingrid reads the remarks, changes a word, and puts it to the parties again."""
    page = ingrid.page
    ingrid.go("/")
    ingrid.open(thread)
    page.locator(".next-step a[href$='/text/']").click()
    ingrid.sees(REMARKS)
    write_part(ingrid, "words", purpose_en=MENDED)
    page.locator(".next-step a[href$='/put/']").click()
    ingrid.send()
    ingrid.sees("Waiting for Sahl since")


def agree(maryam: Person, thread: str) -> None:
    """Maryam sees what was changed, word by word, and agrees."""
    page = maryam.page
    maryam.go(thread)
    page.locator(".next-step a[href$='/text/']").click()
    maryam.open("/changes/")
    expect(page.locator("main del")).to_contain_text("publish")
    expect(page.locator("main ins").last).to_contain_text("first")
    page.go_back()
    page.locator("#decide form button").click()
    expect(page.locator(".agreements .state-kept")).to_have_count(2)


def print_it(ingrid: Person, mou: str) -> bytes:
    """The text to be signed; at the foot of each page stands which text it is."""
    page = ingrid.page
    ingrid.go(mou)
    page.locator("main a.more[href$='/text/']").click()
    fingerprint = page.locator("main .row-small .ltr").first.inner_text()
    with page.expect_download() as waiting:
        ingrid.open("/paper/")
    paper = Path(waiting.value.path()).read_bytes()
    words = phone_photos.words_of(paper)
    reference = page.locator("main .reference").inner_text()
    for each in words:
        assert reference in each
        assert fingerprint in each
    assert set(phone_photos.sizes_of(paper)) == {phone_photos.A4}
    return paper


def upload(ingrid: Person, files: list[Path]) -> None:
    """Three photos at once, chosen in a wrong order; each is shown."""
    page = ingrid.page
    ingrid.open("/mous/")
    page.locator(".next-step a.button-second[href$='/paper/']").click()
    page.set_input_files("[name=upload]", [files[1], files[0], files[2]])
    ingrid.send()
    expect(page.locator(".sheet")).to_have_count(3)
    # The styles of this page came with it.
    expect(page.locator(".sheet-buttons").first).not_to_have_css("display", "block")
    all_shown(ingrid, 3)


def put_in_order(ingrid: Person, files: list[Path]) -> None:
    """The first goes behind the second, and the one upside down is turned twice; so the pictures are drawn."""
    page = ingrid.page
    button(ingrid, 1, "place:").click()
    expect(page.locator(".sheet").first).to_contain_text(files[0].name)
    for degrees in (90, 180):
        button(ingrid, 3, "turn:", f":{degrees}").click()
        expect(button(ingrid, 3, "turn:", f":{(degrees + 90) % 360}")).to_be_visible()
    for picture, number in zip(page.locator(".sheet img").all(), (1, 2, 3), strict=True):
        shown = page.request.get(picture.evaluate("picture => picture.src")).body()
        assert phone_photos.seen(Image.open(io.BytesIO(shown))) == (number, photos.CORNERS)


def button(person: Person, number: int, begins: str, ends: str = "") -> Locator:
    """A button under the page with this number, by what it does."""
    found = person.page.locator(".sheet").nth(number - 1).locator(f"button[value^='{begins}']")
    return found.and_(person.page.locator(f"button[value$='{ends}']")) if ends else found.first


def sign_and_send(ingrid: Person) -> None:
    """Who signed for Open Horizon, when; then the others see it."""
    signature(ingrid, "Ingrid Solheim", "Country director")
    ingrid.page.locator("section.form button[value=send]").click()
    ingrid.sees("Sent. The other parties are asked to confirm it.", "Waiting for Sahl since")


def signature(person: Person, name: str, capacity: str) -> None:
    """Who signed for their organization, today."""
    person.page.fill("[name=signatory_name]", name)
    person.page.fill("[name=capacity]", capacity)
    person.date("signed_on", today())


def confirm(maryam: Person, thread: str) -> None:
    """It waits for Maryam; she looks at each page, and says that it is what they signed."""
    page = maryam.page
    maryam.go("/")
    page.locator(f"{WAITS}[href='{thread}']").click()
    page.locator(".next-step a").first.click()
    page.locator(".next-step a[href$='/confirm/']").click()
    all_shown(maryam, 3)
    signature(maryam, "مريم بهنام", "منسقة التحالف")
    maryam.send()
    expect(page.locator("ul.signatures")).to_contain_text("مريم بهنام")
    expect(page.locator("ul.signatures")).to_contain_text("Ingrid Solheim")
    expect(page.locator(".next-step")).to_have_count(0)


def receipts(ingrid: Person, mou: str, files: list[Path]) -> None:
    """Ingrid, who sent the photos, has the fingerprints of the very files that are on her phone."""
    ingrid.go(mou)
    ingrid.sees("In force")
    fold = ingrid.page.locator(".paper-receipts")
    fold.locator("summary").click()
    for path in files:
        line = fold.locator("li", has_text=path.name)
        expect(line).to_contain_text(hashlib.sha256(path.read_bytes()).hexdigest())


def look_at(content: bytes) -> None:
    """Three pages of A4 in order and upright, and no word of the camera in them."""
    assert phone_photos.sizes_of(content) == [phone_photos.A4] * 3
    pages = phone_photos.pages_of(content)
    assert [phone_photos.seen(page) for page in pages] == [(number, photos.CORNERS) for number in (1, 2, 3)]
    assert phone_photos.told_by(content) == []


def all_shown(person: Person, count: int) -> None:
    """Each page's picture has come, also those further down."""
    pictures = person.page.locator("img[data-page-picture]")
    expect(pictures).to_have_count(count)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("picture => picture.naturalWidth") > 100
