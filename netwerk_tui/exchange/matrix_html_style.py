"""The style sheet of a picture as HTML: on a screen names appear on hover, on paper the picture fills a page."""

from __future__ import annotations

from netwerk_tui.exchange.picture_inks import BORDER, MUTED, PAPER, RULE, TEXT

STYLE = f"""
body {{ margin: 0 auto; max-width: 1500px; background: {PAPER}; color: {TEXT};
  font: 16px/1.4 Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }}
figure {{ position: relative; margin: 0; }}
svg {{ display: block; width: 100%; height: auto; }}
.cell {{ position: absolute; cursor: default; }}
.cell:hover, .cell:focus {{ outline: 3px solid {BORDER}; outline-offset: -2px; z-index: 2; }}
.people {{ display: none; position: absolute; box-sizing: border-box; width: max-content; min-width: 100%;
  max-width: 34rem; max-height: 19rem; overflow: auto; padding: .6rem .9rem; background: {PAPER};
  border: 1px solid {BORDER}; box-shadow: 0 4px 16px rgba(0, 0, 0, .25); }}
.cell:hover > .people, .cell:focus > .people, .cell:focus-within > .people {{ display: block; }}
.rightwards {{ left: 0; }} .leftwards {{ right: 0; }} .downwards {{ top: 100%; }} .upwards {{ bottom: 100%; }}
.many {{ width: 34rem; }}
.people strong, .people span {{ display: block; white-space: nowrap; }}
.people span {{ color: {MUTED}; font-size: .85rem; }}
.people ul {{ margin: .4rem 0 0; padding: 0; list-style: none; font-size: .9rem; }}
.many ul {{ columns: 3; column-gap: 1.2rem; }}
.people li {{ break-inside: avoid; overflow-wrap: anywhere; }}
section {{ display: flex; flex-wrap: wrap; align-items: start; gap: 2rem 4rem; margin: 1rem 3% 3rem; }}
table {{ border-collapse: collapse; }}
caption {{ padding: .4rem 0; font-weight: bold; text-align: left; white-space: nowrap; }}
th, td {{ padding: .25rem .7rem; border: 1px solid {RULE}; text-align: right; font-variant-numeric: tabular-nums; }}
.categories th {{ text-align: left; }}
th {{ font-weight: normal; color: {MUTED}; }}
@page {{ size: A4 landscape; margin: 0; }}
@media print {{
  body {{ max-width: none; font-size: 11pt; }}
  .cell {{ display: none; }}
  figure {{ break-after: page; }}
  svg {{ width: 297mm; height: 209mm; }}
  section {{ margin: 10mm 12mm; }}
  table {{ break-inside: avoid; }}
}}
"""
