"""Somebody at a page with a phone and a keyboard, and what every page must keep: nothing wrong, nobody shut out."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

PICTURES = os.environ.get("COLONNADE_GUIDE_PICTURES")
"""A folder for the guide's pictures: docs/guide/pictures."""
SHOTS = os.environ.get("COLONNADE_SHOTS")
"""A folder for pictures of every page that is looked at."""
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
MOST_STOPS = 120
PATIENCE = 120_000
"""Milliseconds after which a page that does not come is a fault; machines may be slow, and nothing rests on it."""
PICTURED: ViewportSize = {"width": 480, "height": 640}
Typed = Mapping[str, str | bool | list[str]]
"""What is answered in a form: by the field's name a text, a code that is chosen, a tick, or several codes."""
_MARGIN = 12
_SEEN_BY_AXE: set[tuple[str, ...]] = set()
_FOCUSED = """wanted => {
    const on = document.activeElement, style = getComputedStyle(on);
    const shows = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const isNowhere = on === document.body || on === document.documentElement;
    return [on === wanted, isNowhere || shows, on.outerHTML.slice(0, 200)];
}"""
_FIELD = """() => {
    const on = document.activeElement, options = [...(on.options || [])].map(each => each.value);
    const {name = '', type = '', value = '', checked = false, selectedIndex = -1} = on;
    return {name, kind: type, value, checked, at: selectedIndex, options};
}"""
_FOREIGN = """() => {
    const NAMES = new RegExp('Popolo JSON|SHA-256|tlog-proof|text.plain|[0-9a-f]{64}|Aegis|abc|onion|EUR|IRR'
        + '|BLT|CSV|XLSX|Belenios|PrefLib', 'g');
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.parentElement;
        const text = walker.currentNode.data.replaceAll(NAMES, '');
        if (/[A-Za-z0-9]/.test(text) && at.checkVisibility()
            && !at.closest('[lang]:not([lang=fa]), [dir=ltr], footer, textarea, script, style')
            && !at.closest('fieldset.field div label'))
            found.push(text.trim());
    }
    return found;
}"""
"""What a page in Persian says in other letters or digits, but for what is marked, digests, names of formats and
names of others among which one chooses."""


class Reader:
    """Somebody at a page, who has only a keyboard; what the page does wrong is gathered."""

    def __init__(
        self,
        browser: Browser,
        node: str,
        language: str,
        *,
        width: int = 360,
        script: bool = True,
        session: str = "",
    ) -> None:
        context = browser.new_context(viewport={"width": width, "height": 780}, java_script_enabled=script)
        context.set_default_timeout(PATIENCE)
        if session:
            context.add_cookies([{"name": "session", "value": session, "url": node}])
        self.page: Page = context.new_page()
        self.node, self.language, self.script, self.width = node, language, script, width
        self.said: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda fault: self.said.append(str(fault)))
        self.foreign: list[str] = []
        self.asked: set[str] = set()
        self.page.on("request", lambda request: self.asked.add(request.url))

    def goes(self, address: str) -> None:
        self.page.goto(f"{self.node}/{self.language}/{address}")

    def types(self, *values: str) -> None:
        """Into the fields of the form in their order, from the first on, then Enter."""
        self.page.locator("form.asked input:visible").first.focus()
        for number, value in enumerate(values):
            if number:
                self.page.keyboard.press("Tab")
            self.page.keyboard.insert_text(value)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def fills_on(self, field: str, *values: str) -> None:
        """Into the fields after ``field``, then Enter."""
        self.page.locator(field).focus()
        for value in values:
            self.page.keyboard.press("Tab")
            self.page.keyboard.insert_text(value)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def answers(self, typed: Typed) -> None:
        """Into the fields of the form by their names: typed, ticked and chosen on the way from one to the next."""
        left = {name: list(value) if isinstance(value, list) else value for name, value in typed.items()}
        form = self.page.locator("form.asked[method=post]")
        form.locator("input:visible, select:visible, textarea:visible").first.focus()
        for _ in range(MOST_STOPS):
            field = self.page.evaluate(_FIELD)
            if field["name"] in left and self._answers_here(field, left[field["name"]]):
                del left[field["name"]]
            if not left:
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"Tab never reaches the fields {sorted(left)}")

    def _answers_here(self, field: dict[str, Any], value: str | bool | list[str]) -> bool:
        """Whether the field is answered; a choice of several takes more than one stop."""
        keyboard = self.page.keyboard
        if isinstance(value, list):
            if field["value"] in value:
                keyboard.press("Space")
                value.remove(field["value"])
            return not value
        if field["kind"] == "checkbox":
            if field["checked"] != value:
                keyboard.press("Space")
        elif field["options"]:
            steps = field["options"].index(value) - field["at"]
            for _ in range(abs(steps)):
                keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        else:
            keyboard.press("Control+a")
            keyboard.insert_text(str(value))
        return True

    def reaches(self, name: str, role: str = "button") -> None:
        """The focus is on the button or link, moved there with Tab alone from where it is and seen at every stop."""
        wanted = self.page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]  # two roles
        handle = wanted.element_handle()
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            is_there, is_seen, where = self.page.evaluate(_FOCUSED, handle)
            assert is_seen, f"the focus is not seen on {where}"
            if is_there:
                return
        pytest.fail(f"Tab never reaches {name}")

    def presses(self, name: str, role: str = "button") -> None:
        """The button or link, reached with Tab alone."""
        self.reaches(name, role)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follows(self, selector: str) -> None:
        """The first link that the selector finds, from the keyboard."""
        self.page.locator(selector).first.focus()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def takes_file(self, name: str, place: Path) -> Path:
        """What the button hands out, in the file ``place``."""
        self.reaches(name)
        with self.page.expect_download() as handed:
            self.page.keyboard.press("Enter")
        handed.value.save_as(place)
        return place

    def reads(self) -> str:
        """What the page says, its digits Latin."""
        return self.page.locator("main").inner_text().translate(LATIN)

    def looks(self, name: str, picture: str = "", *, of: str = "main") -> None:
        """Nothing is wrong with the page: no violation, nothing wider than the screen, nobody shut out.

        ``picture``: the guide's name for it; ``of``: what of the page the picture begins with.
        """
        if SHOTS:
            kind = f"{self.width}{'' if self.script else '-bare'}"
            self.page.screenshot(path=Path(SHOTS) / f"{name}-{self.language}-{kind}.png", full_page=True)
        wider = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider == 0, (name, wider)
        if self.language == "fa":
            self.foreign += [f"{name}: {each}" for each in self.page.evaluate(_FOREIGN)]
        if not self.script:
            return
        if PICTURES and picture:
            self._pictures(picture, of)
        self._examines(name)

    def _examines(self, name: str) -> None:
        """Once for a page in each language and width, as many journeys pass by the same."""
        kind = (name, self.language, str(self.width), self.node)
        if kind in _SEEN_BY_AXE:
            return
        _SEEN_BY_AXE.add(kind)
        found = Axe().run(self.page).response["violations"]
        assert not found, (name, [(each["id"], each["nodes"][0]["html"]) for each in found])

    def _pictures(self, picture: str, of: str) -> None:
        self.page.set_viewport_size(PICTURED)
        self.page.evaluate("scrollTo(0, 0)")
        box = self.page.locator(of).first.bounding_box()
        assert box is not None
        top = max(0, box["y"] - _MARGIN)
        below = self.page.evaluate("document.documentElement.scrollHeight") - top
        clip = {"x": 0, "y": top, "width": PICTURED["width"], "height": min(PICTURED["height"], below)}
        place = Path(str(PICTURES)) / f"{picture}-{self.language}.png"
        self.page.screenshot(path=place, full_page=True, clip=clip)  # type: ignore[arg-type]  # a plain record
        self.page.set_viewport_size({"width": self.width, "height": 780})

    def clean(self) -> None:
        expected = ("the server responded with a status of 4", "Clear-Site-Data header on")
        faults = [each for each in self.said if not any(some in each for some in expected)]
        assert not faults, faults
        assert all(each.startswith(self.node) for each in self.asked)
        assert not self.foreign, self.foreign
