"""Paper for the room: poster, group sheets, badges, cards, sign-in sheet, pocket sequence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.setup import Setup
from facilitator.errors import FileProblem, NotAllowed
from facilitator.i18n import N_

if TYPE_CHECKING:
    from facilitator.printing.join import Join
    from facilitator.workshop.session import Session

_WHAT = ("poster", "groups", "badges", "cards", "signin", "sequence")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--what", required=True, type=click.Choice(_WHAT))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite the output.")
@click.option("--join-url", default="", help="The form's address, for the poster.")
@click.option("--wifi-name", default="", help="The room's network, for the poster.")
@click.option("--wifi-password", default="", help="Its password.")
@click.option("--step", "key", default="", help="The step (its short name): groups, cards.")
@click.option("--paper", type=click.Choice(["A4", "A3"]), default=None, help="For groups.")
@click.option("--per-sheet", type=click.Choice(["8", "10"]), default="8", help="Badges on a page.")
@click.option("--keyword", "keywords", multiple=True, help="A card's word; may be repeated.")
@click.option("--copies", type=click.IntRange(1, 60), default=1, help="Of each card.")
@click.option("--folded", is_flag=True, help="The sequence as a booklet of A5 sheets.")
@click.pass_obj
def print(  # the command line finds a command by its module's and its own name
    setup: Setup, file: Path, what: str, output: Path, force: bool, join_url: str, wifi_name: str,
    wifi_password: str, key: str, paper: str | None, per_sheet: str, keywords: tuple[str, ...],
    copies: int, folded: bool,
) -> None:
    """Write paper for the room of FILE as a PDF."""
    from facilitator.printing.products import Choices, print_product
    from facilitator.workshop.opening import open_session

    if what == "poster" and not join_url.strip():
        raise click.UsageError("--what poster needs --join-url")
    if output.exists() and not force:
        raise FileProblem(N_("Le fichier {name} existe déjà ; --force le remplace."),
                          name=str(output))
    with open_session(file, setup.kinds) as session:
        step = next((one for one in session.steps() if one.key == key), None)
        if key and step is None:
            raise NotAllowed(N_("La séquence « {key} » n’existe pas."), key=key[:60])
        choices = Choices(
            join=_join(session, join_url.strip(), wifi_name, wifi_password),
            step=step, paper=paper or "", per_sheet=int(per_sheet), keywords=keywords,
            copies=copies, folded=folded,
        )
        tr = setup.languages.get(session.workshop().language)
        print_product(what, session, output, tr, choices)


def _join(session: Session, address: str, name: str, password: str) -> Join | None:
    """The way in; without a network's name, through the Wi-Fi that the workshop keeps."""
    from facilitator.printing.join import Join
    from facilitator.workshop.wifi import OPEN, WPA, Wifi, wifi_of

    if not address:
        return None
    typed = Wifi(name, password, WPA if password else OPEN)
    return Join.of(address, typed if name else wifi_of(session.workshop()))
