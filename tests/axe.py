"""Accessibility faults of a page in a browser, as axe finds them."""

from importlib.resources import files

from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
GOOD_PRACTICE = "best-practice"
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on the colour scheme."""

# The cost grows with the page; a row or paragraph made of the same kinds of parts as one beside it adds nothing.
_THIN = """() => {
  const part = (each) => `${each.tagName}.${each.getAttribute("class") ?? ""}.${each.getAttribute("role") ?? ""}`;
  const seen = new Map();
  for (const each of document.querySelectorAll("main :is(tr, p, li)")) {
    if (!each.isConnected) continue;
    const beside = seen.get(each.parentElement) ?? new Set();
    const kind = [...new Set([each, ...each.querySelectorAll("*")].map(part))].sort().join();
    if (beside.has(kind)) each.remove();
    seen.set(each.parentElement, beside.add(kind));
  }
}"""
_RUN = """async ([type, values]) => {
  const found = await axe.run(document, {runOnly: {type, values}, resultTypes: ["violations"], preload: false});
  const say = (rule, node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`;
  return found.violations.flatMap((rule) => rule.nodes.map((node) => say(rule, node)));
}"""


def prepare(page: Page) -> None:
    """Leave out what is like its neighbours, and load axe."""
    page.evaluate(_THIN)
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))


def faults(page: Page, *tags: str) -> list[str]:
    """What violates a rule with one of the tags: rule, place, and what to do."""
    return list(page.evaluate(_RUN, ["tag", list(tags)]))


def colour_faults(page: Page) -> list[str]:
    """What violates the rules on colours."""
    return list(page.evaluate(_RUN, ["rule", list(COLOURS)]))
