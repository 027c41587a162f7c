"""The page on report templates keeps up with what templates understand."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from facilitator.report.report_templates import PARTS, SHOWN, Part, parse_template, reports
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "reports.md").read_text("utf-8")


def test_its_example_can_be_read():
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    text = example.group(1).replace('logo = "logo.png"\n', "")
    template = parse_template(text, "essai")
    assert template.accent == "#6A1B6E"
    assert template.parts[1].by == "quartier"


@pytest.mark.parametrize("word", [
    *PARTS, *SHOWN, *(one.name for one in reports()), *(one.name for one in fields(Part))])
def test_it_names_every_part_key_and_report(word):
    assert f"`{word}`" in PAGE
