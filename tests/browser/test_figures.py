"""Figures in a real browser: names that are read aloud, sizes that can be read, nothing that runs, nothing cut off."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import sms_docs
from sms_docs.figures import FIGURES, figure
from sms_docs.model.figure import Plot, Timeline
from sms_docs.model.system import System
from sms_docs.render.figure_html import figure_html
from tests.support import document, load

pytestmark = pytest.mark.browser

CSS = "".join(
    path.read_text("utf-8") for path in sorted((Path(sms_docs.__file__).parent / "theme" / "css").glob("*.css"))
)
NASTY = (
    "</title></svg></table><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    " مرحبا 漢字 👩"
)
LONG = "Wort" * 125


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _tasks() -> str:
    states = ("open", "in-progress", "blocked", "done", "cancelled")
    return "".join(
        f"- {{id: T-{n:03}, title: x, phase: p{n % 100}, status: {states[n % 5]}, due: 2027-02-01}}\n"
        for n in range(300)
    )


def _programme() -> str:
    names = [NASTY, LONG, *(f"Phase {n}" for n in range(2, 100))]
    return "".join(
        f"- id: p{n}\n  title: {_quoted(name)}\n  start: 2026-{n % 12 + 1:02}-01\n  end: 2027-{n % 12 + 1:02}-01\n"
        f"  milestones: [{{id: M-{n}, title: {_quoted(name)}, due: 2026-12-0{n % 9 + 1}}}]\n"
        f"  gate: {{title: {_quoted(name)}, planned: 2027-03-01}}\n"
        for n, name in enumerate(names)
    )


def _measures() -> dict[str, str]:
    values = (0, -5, 1e300, 0.0000001, 96, 100)
    measures = "".join(
        f"- {{id: ME-{n:03}, title: {_quoted(NASTY if n else LONG)}, comparator: {('at-least', 'at-most')[n % 2]},"
        f" target: {n * 10}, tolerance: 2, unit: percent}}\n"
        for n in range(12)
    )
    found = "".join(
        f"- {{measure: ME-{n:03}, period: '20{20 + month // 12}-{month % 12 + 1:02}',"
        f" value: {values[(n + month) % 6]}}}\n"
        for n in range(12)
        for month in range(0, 80, n + 1)
    )
    return {"data/measures.yml": measures, "data/measurements.yml": found}


@pytest.fixture(scope="module")
def system() -> System:
    """A system that was not made to be drawn: markup, long words, a hundred phases, numbers of every size."""
    log = "- version: '1.0'\n  decision: approved\n  on: 2026-02-01\n"
    papers = {f"content/p/{n}.md": document("# A", id=f"SMS-PLN-{n:03}", status="approved") for n in range(1, 9)}
    logs = {f"data/decisions/SMS-PLN-{n:03}.yml": log for n in range(1, 9)}
    title = _quoted(NASTY)
    files = {
        "data/tasks.yml": _tasks(),
        "data/programme.yml": _programme(),
        "data/gaps.yml": f"- {{id: G-1, clause: '4.1', current: 1, target: 3, severity: major, finding: {title}}}\n",
        "data/risks.yml": f"- {{id: {_quoted('R-' + NASTY)}, title: {title}, kind: risk, likelihood: 4, impact: 4}}\n",
        "data/maturity.yml": f"- {{element: {_quoted(LONG)}, level: I}}\n- {{element: {title}, level: '0'}}\n",
        "data/budget.yml": "- {phase: p0, planned: 10, actual: 20, currency: EUR, internal_days: 1.0e+12}\n",
        "data/audits.yml": f"- {{id: AUD-1, title: {title}, kind: internal, planned_start: 2027-05-01}}\n",
        "data/certification.yml": "decision_planned: 2027-10-28\n"
        f"surveillance: [{{title: {title}, planned: 2028-10-01}}]\n",
        "data/processes.yml": f"- {{id: a, title: {title}, interfaces: [{{to: b, gives: {title}}}]}}\n"
        f"- {{id: b, title: {_quoted(LONG)}, interfaces: [{{to: b}}, {{to: a}}]}}\n"
        + "".join(f"- {{id: c{n}, title: C, interfaces: [{{to: a, gives: x}}]}}\n" for n in range(30)),
        "data/slas.yml": f"- targets: [{{id: SLA-1-A, text: {title}, comparator: at-least, value: 99}}]\n"
        f"- targets: [{{id: SLA-2-A, text: {_quoted(LONG)}, comparator: at-most, value: 1, period: month}}]\n",
        "data/sla_results.yml": "- {target: SLA-1-A, period: 2026-12, actual: 98}\n"
        "- {target: SLA-2-A, period: 2026-09, actual: 1.0e-9}\n"
        "- {target: SLA-2-A, period: 2026-11, actual: 1.0e+300}\n",
        "data/people.yml": f"- {{id: PER-1, name: {title}}}\n- {{id: PER-2, name: {_quoted(LONG)}}}\n",
        "data/roles.yml": f"- {{id: r, title: R, required_competences: [{title}, {_quoted(LONG)}, a, b, c]}}\n",
        "data/assignments.yml": "- {role: r, person: PER-1, from: 2026-01-01}\n"
        "- {role: r, person: PER-2, from: 2026-01-01}\n",
        "data/reviews.yml": f"- {{id: MR-1, title: {_quoted(LONG)}, planned: 2026-05-01}}\n",
    }
    return load(files | _measures() | papers | logs, date(2027, 1, 20))


def _body(system: System) -> str:
    """Every figure twice: nothing in one may get in the way of the other."""
    arguments: dict[str, dict[str, str]] = {"measure-trend": {"measure": "ME-003"}}
    return "".join(
        figure_html(figure(system, name, **arguments.get(name, {})), lambda _target: "#there") for name in FIGURES
    )


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def show(page: Page, body: str, width: int = 1280, scheme: str = "default") -> None:
    page.set_viewport_size({"width": width, "height": 900})
    ground = {"default": "#fff", "slate": "#1e2129"}[scheme]
    page.set_content(
        f"<!doctype html><html lang=en><title>Figures</title><style>html{{font-size:20px}}"
        f"body{{margin:1rem;font:16px/1.5 sans-serif;--md-default-bg-color:{ground};background:{ground}}}{CSS}</style>"
        f'<body data-md-color-scheme="{scheme}"><main class="md-typeset">{body}{body}</main>'
    )


def test_whatever_the_data_hold_nothing_runs_and_nothing_is_asked_for(page: Page, system: System) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(page, _body(system))
    page.wait_for_timeout(200)
    assert page.title() == "Figures"
    assert page.locator("main script, main img, main iframe").count() == 0
    assert asked == []
    assert page.locator("figure").count() == 2 * len(FIGURES)
    assert page.locator("main > figure").count() == 2 * len(FIGURES)


def test_no_name_stands_twice_on_a_page_that_shows_a_figure_twice(page: Page, system: System) -> None:
    show(page, _body(system))
    ids = page.eval_on_selector_all("main [id]", "found => found.map(each => each.id)")
    assert len(ids) == len(set(ids))


def test_a_drawing_is_read_as_one_image_with_its_name_and_its_point(page: Page, system: System) -> None:
    show(page, _body(system))
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    images = [node for node in tree["nodes"] if _value(node, "role") in ("img", "image")]
    drawn = [
        found for name in FIGURES
        for found in [figure(system, name, **({"measure": "ME-003"} if name == "measure-trend" else {}))]
        if isinstance(found.drawing, (Timeline, Plot))
    ]  # fmt: skip
    said = {(_value(node, "name"), _value(node, "description")) for node in images}
    assert {(found.title.split()[0], bool(found.description)) for found in drawn} <= {
        (name.split()[0], bool(description)) for name, description in said
    }
    assert len(images) == 2 * len(drawn)


def _value(node: dict[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", ""))


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_the_page_is_never_wider_than_the_window(page: Page, system: System, width: int) -> None:
    show(page, _body(system), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_wider_than_the_page_can_be_scrolled_by_keyboard(page: Page, system: System) -> None:
    show(page, _body(system), 320)
    wide = page.eval_on_selector_all(
        ".sms-figure *",
        "all => all.filter(each => each.scrollWidth > each.clientWidth + 1"
        " && getComputedStyle(each).overflowX === 'auto').map(each => each.tabIndex)",
    )
    assert wide
    assert set(wide) == {0}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_letter_is_smaller_than_eleven_pixels(page: Page, system: System, width: int) -> None:
    show(page, _body(system), width)
    sizes = page.eval_on_selector_all(
        ".sms-figure text, .sms-figure li, .sms-drawing td, .sms-drawing th, .sms-description",
        """all => all.map(each => {
            const svg = each.closest('svg.sms-image');
            const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
            return parseFloat(getComputedStyle(each).fontSize) * scale;
        })""",
    )
    assert min(sizes) >= 11


def test_no_name_runs_out_of_its_drawing(page: Page, system: System) -> None:
    show(page, _body(system))
    out = page.eval_on_selector_all(
        "svg.sms-image text",
        """all => all.filter(each => {
            const box = each.getBBox(), whole = each.ownerSVGElement.viewBox.baseVal;
            return box.x < -2 || box.x + box.width > whole.width + 2 || box.y + box.height > whole.height + 2;
        }).map(each => each.textContent)""",
    )
    assert out == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_words_stand_out_from_their_ground(page: Page, system: System, scheme: str) -> None:
    show(page, _body(system), scheme=scheme)
    faint = page.eval_on_selector_all(
        "svg.sms-image text, .sms-bar-note, .sms-description, .sms-legend li",
        """all => {
            const part = text => (text.match(/[\\d.]+/g) || []).map(Number);
            const light = ([r, g, b]) => [r, g, b].map(each => each / 255)
                .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
                .reduce((sum, each, index) => sum + each * [0.2126, 0.7152, 0.0722][index], 0);
            const ground = light(part(getComputedStyle(document.body).backgroundColor));
            return all.filter(each => {
                const style = getComputedStyle(each);
                const own = light(part(each.tagName === 'text' ? style.fill : style.color));
                return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) < 4.5;
            }).map(each => each.textContent.slice(0, 40));
        }""",
    )
    assert faint == []


def test_where_colours_are_forced_marks_still_differ(page: Page, system: System) -> None:
    page.emulate_media(forced_colors="active")
    show(page, _body(system))
    looks = page.eval_on_selector_all(
        ".sms-task-progress .sms-legend .sms-span",
        """all => all.map(each => {
            const [bar, line] = [each.querySelector('rect'), each.querySelector('line')].map(getComputedStyle);
            return [bar.fill, bar.strokeWidth, line.stroke, line.strokeDasharray].join(' ');
        })""",
    )
    assert len(looks) == 10
    assert len(set(looks)) == 5


def test_on_paper_a_drawing_fits_its_sheet_and_the_data_stay_folded(page: Page, system: System) -> None:
    show(page, _body(system), 600)
    page.emulate_media(media="print")
    widths = page.eval_on_selector_all(".sms-image", "all => all.map(each => each.getBoundingClientRect().width)")
    assert max(widths) <= 600
    assert page.locator(".sms-figure details:visible").count() == 0
