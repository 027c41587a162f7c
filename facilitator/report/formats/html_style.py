"""The style sheet of the web page: both themes' colours, an organisation's in their place."""

from __future__ import annotations

import resources
from facilitator.blocks import Report
from facilitator.report.formats.brand import brand_theme
from facilitator.theme import Theme

# What only some reports have: a logo, a legal line, photographs, the mark of a draft. Where a
# picture or a table goes on beyond the edge, a shade says so: grounds that scroll along cover it.
_MORE = """figure svg { min-width: max(20rem, var(--least, 0px)) }
figure:not(.photo), .table { background:
  linear-gradient(to right, var(--paper) 40%, transparent) 0 0 / 3rem 100% no-repeat local,
  linear-gradient(to left, var(--paper) 40%, transparent) 100% 0 / 3rem 100% no-repeat local,
  linear-gradient(to right, var(--line), transparent) 0 50% / .75rem 98% no-repeat scroll,
  linear-gradient(to left, var(--line), transparent) 100% 50% / .75rem 98% no-repeat scroll }
header { border-color: var(--mark) }
.logo { background: #fff; border-radius: .25rem; display: block; max-height: 5rem; max-width: 12rem;
  height: auto; width: auto; margin: 0 0 1.5rem; padding: .25rem }
.legal { border-top: 1px solid var(--line); color: var(--ink-soft); font-size: .875rem;
  margin-top: 3rem; padding-top: .75rem }
figure.photo { display: inline-block; margin: .5rem 1rem 1rem 0; vertical-align: top;
  width: min(100%, var(--share)) }
figure.photo img { border-radius: .25rem; display: block; height: auto; width: 100% }
.draft-note { background: var(--surface); border: 1px solid var(--clay); border-radius: .375rem;
  margin: 0 0 1.5rem; padding: .5rem .9rem; position: sticky; top: .5rem; z-index: 1 }
.item { padding-left: .95em; text-indent: -.95em }
li[dir] { list-style-position: inside }
@media print {
  .draft-note { position: static }
  th, td { min-width: 0; overflow-wrap: anywhere }
  thead th, thead .number { min-width: 6rem }
  header { padding-top: 1rem }
  body.draft::before { color: #EDE7DD; content: attr(data-draft); font-size: 9rem;
    font-weight: 700; left: 50%; position: fixed; top: 50%; z-index: -1;
    transform: translate(-50%, -50%) rotate(-50deg) }
  figure.photo { break-inside: avoid }
  figure svg { min-width: 0 }
  figure:not(.photo), .table { background: none }
}
"""


def style_sheet(report: Report) -> str:
    """Return the whole style sheet of ``report``."""
    light, dark = brand_theme(report), brand_theme(report, "dark")
    rules = [f".f-{token}{{fill:var(--{token})}}" for token in light.colors]
    rules += [f".s-{token}{{stroke:var(--{token})}}" for token in light.colors]
    night = "@media screen and (prefers-color-scheme: dark)"
    colors = f":root{{{_listed(light)}}}\n{night}{{:root{{{_listed(dark)}}}}}\n"
    base = resources.path("themes", "report.css").read_text("utf-8")
    return colors + "\n".join(rules) + "\n" + base + _MORE


def _listed(theme: Theme) -> str:
    return ";".join(f"--{token}:{color}" for token, color in theme.colors.items())
