"""A participant in real Chromium at phone size, with JavaScript on or off."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

SMALL_PHONE = {"width": 360, "height": 640}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def chromium() -> str:
    """Where the system's Chromium is; skips the test where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


class BrowserPhone:
    """Does with taps and keys what commands.phone.Phone does with requests."""

    def __init__(self, page, join_url: str, *, scripted: bool) -> None:
        self.page = page
        self._url = join_url
        self._scripted = scripted

    @classmethod
    async def open(cls, browser, join_url: str, *, scripted: bool) -> BrowserPhone:
        context = await browser.new_context(
            viewport=SMALL_PHONE, java_script_enabled=scripted, locale="fr-FR")
        page = await context.new_page()
        page.set_default_timeout(30_000)
        return cls(page, join_url, scripted=scripted)

    async def join(self) -> None:
        await self.page.goto(self._url)
        await self.page.get_by_role("button", name="Rejoindre").click()
        await self.page.wait_for_selector("article")

    async def reach(self, step_id: str, mode: str) -> None:
        """Be at a step; a page without JavaScript is refreshed, the other follows by itself."""
        if not self._scripted:
            await self.page.get_by_role("link", name="Actualiser").click()
        await self.page.wait_for_selector(f'article[data-step="{step_id}"][data-mode="{mode}"]')

    async def choose_group(self, step_id: str, group_id: str) -> None:
        await self.reach(step_id, "choose")
        await self.page.locator(f'button[name="group"][value="{group_id}"]').click()
        await self.page.wait_for_selector('article[data-mode="form"]')

    async def answer(
        self, step_id: str, fields: list[dict[str, Any]], value: dict[str, Any]
    ) -> None:
        if await self.page.locator(f'article[data-step="{step_id}"] form').count() == 0:
            await self.reach(step_id, "form")
        for field in fields:
            await self._fill(field, value.get(field["name"]))
        await self.page.get_by_role("button", name="Envoyer").click()
        await self.page.wait_for_selector(".done, .tick")

    async def _fill(self, field: dict[str, Any], value: Any) -> None:
        if not value:
            return
        name = field["name"]
        # A page ties signs to their words with no-break spaces; a replay has plain ones.
        options = {" ".join(o["label"].split()): o["id"] for o in field.get("options", ())}
        match field["type"]:
            case "texts":
                for place, text in enumerate(value):
                    await self.page.locator(f'[name="{name}.{place}"]').fill(text)
            case "choice":
                select = self.page.locator(f'select[name="{name}"]')
                if await select.count():
                    await select.select_option(options[value])
                else:
                    await self._pick(name, options[value])
            case "several":
                for label in value:
                    await self._pick(name, options[label])
            case "points":
                for label, points in value.items():
                    dots = self.page.locator(f'.point:has([name="{name}.{options[label]}"])')
                    if not self._scripted:
                        await dots.locator("input").fill(str(points))
                        continue
                    for _ in range(points):  # a page with scripts has buttons instead
                        await dots.get_by_role("button").last.click()

    async def _pick(self, name: str, option: str) -> None:
        await self.page.locator(f'label:has([name="{name}"][value="{option}"])').click()
