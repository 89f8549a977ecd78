"""The page at the root of the published branch: all releases. Own style sheet, no script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sms_docs.publish import versions_file
from sms_docs.publish.release_branch import Published, State
from sms_docs.publish.release_digest import COMMAND
from sms_docs.publish.release_record import FILE, Release
from sms_docs.publish.versions_file import LATEST
from sms_docs.render.escape import attribute, block

STYLES: Final = "releases.css"
_SIGNS: Final[dict[State, str]] = {
    "in force": "✓",
    "earlier": "–",
    "changed": "✗",
    "no record": "?",
    "taken away": "–",
}
_COLUMNS: Final = ("Release", "State", "Released on", "By", "Commit", "Digest (SHA-256)")


def styles() -> str:
    """The style sheet beside the page."""
    return Path(__file__).with_name(STYLES).read_text("utf-8")


def page(published: Published, site_name: str) -> str:
    """The whole page.

    Args:
        site_name: what the system is called.
    """
    name = block(site_name)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Releases – {name}</title>
<link rel="stylesheet" href="{STYLES}">
</head>
<body>
<header>
<p class="name">{name}</p>
<h1>Releases</h1>
</header>
<main>
{_in_force(published)}
<section aria-labelledby="all">
<h2 id="all">All releases</h2>
<p>A release keeps its address, and its files are never changed; the digest proves it. Days are in UTC.</p>
{_table(published)}
</section>
{_HOW_TO_CHECK}
</main>
</body>
</html>
"""


def _in_force(published: Published) -> str:
    version = versions_file.in_force(published.versions)
    record = published.record(version)
    facts = f" It was released on {_day(record.date)} by {block(record.by)}." if record else ""
    note = f'\n<p class="note">{block(record.note)}</p>' if record and record.note else ""
    return f"""<section class="force" aria-labelledby="force">
<h2 id="force">In force: release {block(version)}</h2>
<p>Staff work by this one.{facts}</p>{note}
<p><a class="open" href="{LATEST}/">Open the release in force</a></p>
<p class="small">The address <code>{LATEST}/</code> always leads to the release in force.</p>
</section>"""


def _table(published: Published) -> str:
    head = "".join(f'<th scope="col">{label}</th>' for label in _COLUMNS)
    rows = "\n".join(_row(published, version) for version in published.listed())
    return f"""<table>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>"""


def _row(published: Published, version: str) -> str:
    state, record = published.state(version), published.record(version)
    name = block(version)
    if state != "taken away":
        name = f'<a href="./{attribute(quote(version))}/">{name}</a>'
    if record and record.note:
        name += f' <span class="note">{block(record.note)}</span>'
    shown = (
        f'<span class="state {state.replace(" ", "-")}"><span aria-hidden="true">{_SIGNS[state]}</span> {state}</span>'
    )
    cells = "".join(f'<td data-label="{label}">{cell}</td>' for label, cell in _facts(record, shown))
    return f'<tr id="{attribute(quote(version))}"><th scope="row">{name}</th>{cells}</tr>'


def _facts(record: Release | None, state: str) -> Iterator[tuple[str, str]]:
    """What stands below each column but the first; a dash, read as "not recorded", where nothing is on record."""
    absent = '<span class="absent">not recorded</span>'
    yield _COLUMNS[1], state
    yield _COLUMNS[2], _day(record.date) if record else absent
    yield _COLUMNS[3], block(record.by) if record else absent
    yield _COLUMNS[4], f"<code>{block(record.commit)}</code>" if record else absent
    yield _COLUMNS[5], f"<code>{block(record.sha256)}</code>" if record else absent


def _day(day: str) -> str:
    return f'<time datetime="{attribute(day)}">{block(day)}</time>'


_HOW_TO_CHECK: Final = f"""<section aria-labelledby="check">
<h2 id="check">How to check a digest</h2>
<p>The digest covers every file of a release. Whoever has the files, from the published branch or as a download, works
it out again in the release’s folder:</p>
<pre><code>{block(COMMAND)}</code></pre>
<p>In the repository <code>sms release --verify</code> does the same for all releases. The list is also a file for
programs: <a href="{FILE}">{FILE}</a>.</p>
</section>"""
