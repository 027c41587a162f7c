"""The poster: a phone reads both codes off the paper, and a person the words under them."""

from __future__ import annotations

import json

import pytest

from facilitator.errors import NotAllowed
from facilitator.printing.join import Join, modules
from facilitator.printing.products import poster
from facilitator.workshop.wifi import doubtful

ADDRESS = "http://192.168.8.2:8080/"


def wifi(name: str, password: str = "") -> Join:
    from facilitator.drawing.qr import wifi_payload

    return Join(ADDRESS, name, password, wifi_payload(name, password))


def test_both_codes_scan_and_the_words_say_the_same(printed):
    paper = printed(poster, wifi("Salle des fêtes", "Mangue;verte"))
    assert paper.pages == 1
    assert paper.scan() == {ADDRESS, "WIFI:T:WPA;S:Salle des fêtes;P:Mangue\\;verte;;"}
    for words in ("Salle des fêtes", "Mangue;verte", "192.168.8.2:8080", "Rejoindre le Wi-Fi",
                  "Ouvrir le formulaire", "pas d’internet", "Réunion des voisins", "12 mai 2026"):
        assert words in paper.text
    assert "http" not in paper.text


def test_the_wifi_comes_first(printed):
    words = printed(poster, wifi("Salle")).text
    assert words.index("Rejoindre le Wi-Fi") < words.index("Ouvrir le formulaire")
    assert "Mot de passe" not in words


def test_without_a_network_only_the_form_is_there(printed):
    paper = printed(poster, Join(ADDRESS))
    assert paper.scan() == {ADDRESS}
    assert "192.168.8.2:8080" in paper.text
    assert "Réseau" not in paper.text
    assert "pas d’internet" in paper.text


def test_it_still_scans_as_small_and_blurred_as_from_across_the_room(printed):
    from PIL import ImageFilter

    zxing = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed")
    paper = printed(poster, wifi("Salle des fêtes", "Mangue;verte"))
    far = paper.picture(40).filter(ImageFilter.GaussianBlur(0.8))
    assert len(zxing.read_barcodes(far)) == 2


def test_the_dark_parts_have_their_light_border(printed):
    # ISO/IEC 18004 asks for four light modules around a code.
    paper = printed(poster, wifi("Salle", "motdepasse"))
    zxing = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed")
    picture = paper.picture(72).point(lambda grey: 255 if grey > 200 else 0)
    for code in zxing.read_barcodes(picture):
        corner, far = code.position.top_left, code.position.bottom_right
        step = (far.x - corner.x) / len(modules(code.text))
        border = int(3.8 * step)
        strip = (corner.x - 1, corner.y - border, far.x, corner.y - 3)
        assert picture.crop(strip).getextrema() == (255, 255)
        low = (corner.x - 1, far.y + 4, far.x, far.y + border)
        assert picture.crop(low).getextrema() == (255, 255)


def test_every_published_network_can_be_put_on_a_poster(printed, shared):
    from facilitator.drawing.qr import wifi_payload

    cases = json.loads((shared / "data" / "qr" / "wifi_payloads.json").read_text("utf-8"))
    chosen = {(case["ssid"], case["password"] or ""): case for case in cases}
    for (name, password), case in list(chosen.items())[::3]:
        kind = case["encryption"] if password else "nopass"
        code = wifi_payload(name, password, kind=kind)
        paper = printed(poster, Join(ADDRESS, name, password, code))
        assert paper.scan() == {ADDRESS, code}
        assert name in paper.text
        assert password in paper.text


def test_signs_that_look_alike_are_named(printed):
    assert doubtful("Il0") == (
        "I : lettre i majuscule", "l : lettre L minuscule", "0 : chiffre zéro")
    assert doubtful("manguier") == ()
    assert doubtful("10010") == ()
    assert "chiffre zéro" in printed(poster, wifi("Salle", "Abri-Mer0")).text


def test_what_no_code_can_hold_is_refused_in_words_and_nothing_is_written(session, tmp_path):
    from facilitator.i18n import french

    with pytest.raises(NotAllowed, match="trop long"):
        poster(session, tmp_path / "x.pdf", french(), Join("http://" + "a" * 10_000))
    assert not (tmp_path / "x.pdf").exists()


def test_long_names_passwords_and_addresses_stay_on_the_paper(printed):
    join = wifi("W" * 32, "W" * 63)
    address = "https://atelier.reseau-des-associations-du-fleuve.example.org:65535/salle/"
    long = Join(address, join.network, join.password, join.network_code)
    paper = printed(poster, long)
    assert paper.scan(110) == {address, join.network_code}
    assert paper.text.replace(" ", "").count("W") == 32 + 63 + len("W")  # and Wi-Fi
