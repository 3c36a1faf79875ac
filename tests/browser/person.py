"""Somebody at a browser of their own, who clicks what they see; and what the browser complained of meanwhile."""

from __future__ import annotations

import datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response, expect

AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
WAIT = 15_000

# At sign-out Chromium says which of the site's data it cleared, as it was told to. It also writes down answers
# that are not 2xx: 422 is how a form that needs attention comes back, 409 how one for another organization does.
# Whoever is quicker than the page keeps the field they have chosen, and the page's own choice is "blocked".
EXPECTED_WORDS = ("Clear-Site-Data", "status of 422", "status of 409", "Autofocus processing was blocked")

# What axe finds, in a line each.
RUN_AXE = """async () => {
  const result = await axe.run(document, {resultTypes: ["violations"]});
  return result.violations.map((rule) => rule.id + ": " + rule.nodes.map((node) => node.target.join(" ")).join(", "));
}"""


class Person:
    """A browser's profile with one page. ``sign_in`` uses the demo's button, as a newcomer does.

    ``complaints`` collects lines of the console, errors of scripts, requests to other hosts and broken answers;
    whoever made the person checks that it is empty at the end.
    """

    def __init__(
        self, browser: Browser, site: str, *, language: str = "en", width: int = 1280, scripts: bool = True
    ) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.context = browser.new_context(
            base_url=site,
            locale=language,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(WAIT)
        self.page: Page = self.context.new_page()
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        self.context.on("request", self._request)
        self.context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if not any(words in message.text for words in EXPECTED_WORDS):
            self.complaints.append(f"console at {self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and f"{address.scheme}://{address.netloc}" != self.site:
            self.complaints.append(f"another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status}: {response.url}")

    # -- going about --------------------------------------------------------------------------------------------------

    def loaded(self) -> None:
        """Wait for the page with its styles and scripts: a click goes on as soon as the answer begins to come."""
        self.page.wait_for_load_state("load")

    def go(self, path: str) -> Page:
        """Type an address."""
        self.page.goto(path)
        return self.page

    def finds_nothing_at(self, path: str) -> None:
        """Type an address that is answered with 404, which Chromium writes to its console by itself."""
        assert self.page.goto(path).status == 404
        self.page.wait_for_load_state("networkidle")
        self.complaints[:] = [line for line in self.complaints if "status of 404" not in line]

    def sign_in(self, email: str) -> None:
        """From the landing page, by the demo's button for ``email``, or by typing it where there is none."""
        self.go("/")
        self.page.locator("main a[href='/accounts/login/']").first.click()
        self.loaded()
        offered = self.page.locator("main li form").filter(has=self.page.locator(f"input[value='{email}']"))
        if offered.count():
            offered.locator("button[type=submit]").click()
        else:
            self.page.fill("input[name=login]", email)
            self.page.fill("input[name=password]", "why-havent-we-done-this-before")
            self.page.locator("form.form button[type=submit]").click()
        expect(self.page.locator(".strip details.person")).to_be_visible()

    def speak(self, code: str) -> None:
        """Press the language switch."""
        self.page.locator(f".strip .languages button[value='{code}']").click()
        expect(self.page.locator("html")).to_have_attribute("lang", code)

    def menu(self) -> Locator:
        """The little menu under one's name, opened."""
        menu = self.page.locator(".strip details.person")
        if menu.get_attribute("open") is None:
            menu.locator("summary").click()
        return menu.locator(".person-menu")

    def sign_out(self) -> None:
        """By the menu under one's name."""
        self.menu().locator("form[action='/accounts/logout/'] button").click()
        expect(self.page.locator(".strip details.person")).to_have_count(0)

    def open(self, part: str) -> None:
        """Click the link in the page's content whose address has ``part``: for pages in any language."""
        self.page.locator(f"main a[href*='{part}']:visible").first.click()

    def add(self, end: str) -> None:
        """On a collaboration's page, unfold "Add to this" and click the link whose address ends so."""
        fold = self.page.locator("main .timeline + details")
        fold.locator("summary").click()
        fold.locator(f"a[href$='{end}']").click()

    def nav(self, path: str) -> None:
        """Click an item of the navigation."""
        self.page.locator(f".header nav a[href='{path}']:visible").click()

    def send(self) -> None:
        """Press the one button at the end of the page's form."""
        self.page.locator("main form.form .buttons button[type=submit]").click()

    def date(self, name: str, day: datetime.date) -> None:
        """Type a date into its three fields."""
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            field = self.page.locator(f"[name={name}_{part}]")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(str(value))
            else:
                field.fill(str(value))

    def sees(self, *words: str) -> None:
        """The content of the page has each of these words, visibly."""
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)

    def sees_not(self, *words: str) -> None:
        """The content of the page has none of these words."""
        for each in words:
            expect(self.page.locator("main")).not_to_contain_text(each)

    # -- looking at a page as a whole ---------------------------------------------------------------------------------

    def axe(self) -> list[str]:
        """What axe-core finds on the page. Evaluated, not added as a script: the security policy would refuse that."""
        self.loaded()
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        return self.page.evaluate(RUN_AXE)

    def overflow(self) -> int:
        """How many pixels the page can be moved sideways; 0 where all fits."""
        self.loaded()
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def wide(self, width: int) -> None:
        """Make the window so wide."""
        self.page.set_viewport_size({"width": width, "height": 900})

    def close(self) -> list[str]:
        """End it; gives what the browser complained of."""
        self.context.close()
        return self.complaints
