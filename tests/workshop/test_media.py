"""Photos: decoded, upright, small, without anything the camera wrote, gone with their person."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from PIL import Image

from facilitator.document import exchange
from facilitator.errors import NotAllowed, PlanProblem
from facilitator.workshop import media
from facilitator.workshop.media import read_photo
from facilitator.workshop.opening import create_from_json, open_session


def picture(kind="JPEG", size=(40, 30), mode="RGB", color="#B4472E", **options):
    file = BytesIO()
    Image.new(mode, size, color).save(file, kind, **options)
    return file.getvalue()


def opened(data):
    return Image.open(BytesIO(data))


@pytest.fixture
def steps(session):
    return {step.key: step for step in session.steps()}


@pytest.fixture
def awa(session):
    return session.room.join("Awa").result().participant.id


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_photos_of_every_usual_kind_become_jpeg(kind):
    photo = read_photo(picture(kind))
    assert opened(photo.data).format == "JPEG"
    assert (photo.width, photo.height) == (40, 30)


def test_large_photos_are_made_small():
    photo = read_photo(picture(size=(4000, 3000)))
    assert (photo.width, photo.height) == (1600, 1200)
    assert opened(photo.data).size == (1600, 1200)


def test_the_camera_s_orientation_is_applied_and_nothing_else_of_it_kept():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Appareil de Zoé"
    exif.get_ifd(0x8825)[1] = "N"  # a place
    photo = read_photo(picture(size=(60, 20), exif=exif, comment=b"secret"))
    assert (photo.width, photo.height) == (20, 60)
    again = opened(photo.data)
    assert dict(again.getexif()) == {}
    assert "comment" not in again.info
    assert "Zoé".encode() not in photo.data


def test_what_is_see_through_is_laid_on_white():
    photo = read_photo(picture("PNG", mode="RGBA", color=(0, 0, 0, 0)))
    assert opened(photo.data).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("data", [
    b"", b"<svg onload='alert(1)'/>", b"\xff\xd8\xff\xe0 not a photo", picture("GIF"),
    picture("BMP"), picture()[:200],
], ids=["empty", "svg", "broken", "gif", "bmp", "cut"])
def test_anything_else_is_refused_in_words(data, session, steps):
    with pytest.raises(NotAllowed, match="photo lisible"):
        session.media.add(steps["groupes"].id, data)
    assert session.media.of(steps["groupes"].id) == ()


def test_too_large_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr(media, "MOST_PIXELS", 1000)
    with pytest.raises(NotAllowed, match="trop grande"):
        read_photo(picture("PNG", size=(100, 100)))
    monkeypatch.setattr(media, "MOST_BYTES", 100)
    with pytest.raises(NotAllowed, match="trop lourde"):
        read_photo(picture())


def test_a_photo_belongs_to_a_cell_and_to_who_took_it(session, steps, awa):
    step = steps["groupes"]
    team = session.groups.of(step.id)[0]
    made = session.media.add(
        step.id, picture(), team_id=team.id, place="o1", participant_id=awa).result()
    one, = session.media.of(step.id)
    assert (one.id, one.team_id, one.place, one.participant_id, one.type) == (
        made, team.id, "o1", awa, "image/jpeg")
    assert one.size == len(session.media.data(made))
    with pytest.raises(NotAllowed):
        session.media.remove(made, "somebody else").result()
    session.media.remove(made, awa).result()
    assert session.media.data(made) is None


def test_a_group_with_photos_stays_and_its_photos_follow_when_groups_merge(session, steps):
    step = steps["groupes"]
    one, two = session.groups.of(step.id)
    session.media.add(step.id, picture(), team_id=two.id).result()
    with pytest.raises(NotAllowed, match="déjà écrit"):
        session.groups.remove(two.id).result()
    session.groups.merge(one.id, two.id).result()
    assert [photo.team_id for photo in session.media.of(step.id)] == [one.id]


@pytest.mark.parametrize("wrong", [
    {"team_id": "nobody's"}, {"participant_id": "nobody"}, {"answer_id": "nothing"}])
def test_a_photo_of_nothing_known_is_refused(session, steps, wrong):
    with pytest.raises(NotAllowed):
        session.media.add(steps["groupes"].id, picture(), **wrong).result()


def test_nobody_fills_the_file(session, steps, awa, monkeypatch):
    monkeypatch.setattr(media, "MOST_OF_A_PERSON", 2)
    for _ in range(2):
        session.media.add(steps["idees"].id, picture(), participant_id=awa).result()
    with pytest.raises(NotAllowed, match="beaucoup de photos"):
        session.media.add(steps["idees"].id, picture(), participant_id=awa).result()


def test_forgetting_a_person_deletes_their_photos(session, steps, awa):
    mine = session.media.add(steps["idees"].id, picture(), participant_id=awa).result()
    ours = session.media.add(steps["idees"].id, picture()).result()
    session.room.forget(awa).result()
    assert [one.id for one in session.media.of(steps["idees"].id)] == [ours]
    assert session.media.data(mine) is None


def test_photos_go_through_json_and_back(session, steps, tmp_path, kinds):
    made = session.media.add(steps["idees"].id, picture()).result()
    text = session.document.read(exchange.dump)
    create_from_json(tmp_path / "copy.palabre", text)
    with open_session(tmp_path / "copy.palabre", kinds) as copy:
        assert copy.media.data(made) == session.media.data(made)
        assert copy.document.read(exchange.dump) == text


@pytest.mark.parametrize("bad", ["text", {"base64": "é"}, {"base64": 3}, {}, None])
def test_bytes_that_are_none_are_refused(session, steps, tmp_path, bad):
    session.media.add(steps["idees"].id, picture()).result()
    whole = json.loads(session.document.read(exchange.dump))
    whole["tables"]["media"][0]["bytes"] = bad
    with pytest.raises(PlanProblem, match="media"):
        create_from_json(tmp_path / "copy.palabre", json.dumps(whole))
