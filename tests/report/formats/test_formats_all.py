"""What every format promises, whatever people typed and whatever goes wrong on the way."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from facilitator.blocks import Report
from facilitator.errors import FileProblem
from facilitator.report.formats import ExportStopped, Format, all_formats, get_format
from facilitator.report.formats import base as base_module
from tests.report.formats.words import words_of
from tests.report.hostile import HOSTILE, bare, hostile_report
from tests.report.sample import sample_report

FORMATS = {each.name: each for each in all_formats()}


@pytest.fixture(params=list(FORMATS))
def each(request: pytest.FixtureRequest) -> Format:
    return FORMATS[request.param]


def small() -> Report:
    report = sample_report()
    return Report(report.title, "fr", "", "", report.blocks[:6])


def target_in(folder: Path, each: Format) -> Path:
    return folder / f"rapport{each.extension}"


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_writes_one_thing_and_nothing_beside_it(each: Format, tmp_path: Path) -> None:
    told: list[float] = []
    each.write(small(), target_in(tmp_path, each), told.append)
    assert [path.name for path in tmp_path.iterdir()] == [f"rapport{each.extension}"]
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)
    assert 0 <= told[0] <= 1


def test_writes_over_an_older_file(each: Format, tmp_path: Path) -> None:
    target = target_in(tmp_path, each)
    each.write(small(), target)
    first = snapshot(tmp_path)
    each.write(sample_report(), target)
    assert snapshot(tmp_path) != first
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("moment", [0, 1, 3])
def test_stopping_leaves_the_old_file_as_it_was(each: Format, tmp_path: Path, moment: int) -> None:
    target = target_in(tmp_path, each)
    each.write(small(), target)
    before, asked = snapshot(tmp_path), []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > moment

    with pytest.raises(ExportStopped, match="arrêté"):
        each.write(sample_report(), target, lambda share: None, stop)
    assert snapshot(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == 1


def test_failing_leaves_the_old_file_as_it_was(each: Format, tmp_path: Path) -> None:
    target = target_in(tmp_path, each)
    each.write(small(), target)
    before = snapshot(tmp_path)

    def full(share: float) -> None:
        if share > 0.3:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(FileProblem, match="plus de place"):
        each.write(sample_report(), target, full)
    assert snapshot(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == 1


def test_folder_that_is_not_there_is_said_in_a_sentence(each: Format, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="n’existe pas"):
        each.write(small(), target_in(tmp_path / "nulle" / "part", each))


def test_empty_report_is_written(each: Format, tmp_path: Path) -> None:
    each.write(Report("", "en", "", "", ()), target_in(tmp_path, each))
    assert list(tmp_path.iterdir())


def test_every_reason_has_its_sentence(tmp_path: Path) -> None:
    codes = (errno.ENOSPC, errno.ENOENT, errno.EACCES, errno.EISDIR, errno.EIO)
    said = {str(base_module.problem(OSError(code, "why"), tmp_path / "r.pdf")) for code in codes}
    assert len(said) == len(codes)
    assert all("r.pdf" in sentence for sentence in said)


def test_names_are_one_each() -> None:
    assert len({each.name for each in all_formats()}) == len(all_formats())
    assert get_format("pdf").media_type == "application/pdf"
    with pytest.raises(KeyError):
        get_format("papyrus")


@pytest.fixture(scope="module")
def hostile_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder, files = tmp_path_factory.mktemp("hostile"), {}
    for name in FORMATS:  # the registry's: a new format is tried as well
        files[name] = folder / name / f"rapport{FORMATS[name].extension}"
        files[name].parent.mkdir()
        FORMATS[name].write(hostile_report(), files[name])
    return files


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
def test_every_format_keeps_what_was_typed_and_no_control_character(
    name: str, hostile_files: dict[str, Path]
) -> None:
    said = words_of(hostile_files[name])
    letters = bare(said)
    for what, text in HOSTILE.items():
        if what != "markup" or name != "markdown":
            assert bare(text) in letters, (name, what)
    assert not any(char in said for char in "\x00\x07\x1b\u202e\u2066\u2069")


def test_hostile_pdf_conforms_and_keeps_every_letter(hostile_files: dict[str, Path]) -> None:
    import page as validation

    from tests.report.formats.reading import read_aloud

    for profile in (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A):
        report = validation.validate_pdf(hostile_files["pdf"], profile=profile)
        assert [f"{each.rule_id} {each.message}" for each in report.failures] == []
    bodies = [bare(each.text) for each in read_aloud(hostile_files["pdf"]) if each.tag == "LBody"]
    assert bodies == [bare(text) for text in HOSTILE.values()] * 2


def test_hostile_docx_opens_and_keeps_every_letter(hostile_files: dict[str, Path]) -> None:
    import docx

    document = docx.Document(str(hostile_files["docx"]))
    items = [bare(p.text) for p in document.paragraphs if p.style.name == "List Bullet"]
    assert items == [bare(text) for text in HOSTILE.values()]


def test_hostile_odt_opens_and_keeps_every_letter(hostile_files: dict[str, Path]) -> None:
    from odfdo import Document

    document = Document(hostile_files["odt"])
    items = [
        bare(paragraph.inner_text)
        for paragraph in document.body.get_paragraphs()
        if (paragraph.style or "").startswith("List_20_")
    ]
    assert items == [bare(text) for text in HOSTILE.values()] * 2


def test_hostile_html_runs_nothing_and_fetches_nothing(hostile_files: dict[str, Path]) -> None:
    from html.parser import HTMLParser

    found: list[tuple[str, dict[str, str | None]]] = []
    texts: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

        def handle_data(self, data: str) -> None:
            texts.append(data)

    content = hostile_files["html"].read_text("utf-8")
    Reader().feed(content)
    tags = {tag for tag, _ in found}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "embed", "link", "b", "form"})
    for _, attributes in found:
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("href") is None or str(attributes["href"]).startswith("#s")
        assert "src" not in attributes
    for text in HOSTILE.values():
        assert bare(text) in bare("".join(texts))
    assert not any(char in content for char in "\x00\x07\x1b\u202e\u2066")


def test_hostile_markdown_links_nowhere(hostile_files: dict[str, Path]) -> None:
    from markdown_it import MarkdownIt

    text = (hostile_files["markdown"] / "compte-rendu.md").read_text("utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    kinds, pictures = set(), []
    for token in tokens:
        for inner in (token, *(token.children or ())):
            kinds.add(inner.type)
            if inner.type == "image":
                pictures.append(inner.attrs["src"])
            if inner.type == "html_inline":  # line breaks in cells have no other way
                assert inner.content == "<br>"
    assert kinds.isdisjoint({"link_open", "html_block", "code_inline", "fence"})
    assert pictures == ["images/image-01.svg"]
    rendered = "".join(t.content for token in tokens for t in token.children or ())
    for name, said in HOSTILE.items():
        assert bare(said) in bare(rendered), name
