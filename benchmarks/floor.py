"""The floor: what any program must do that reads such a system. ``python -m benchmarks.floor FOLDER``.

One process reads every file, parses all YAML with libyaml, finds headings and links with one regular expression and
resolves the links. It runs no rule and knows no position.
"""

import re
import sys
from pathlib import Path

import yaml

_FOUND = re.compile(r"^(#{1,6})[ \t]+(.+)$|\]\(([^()\s]+)\)", re.MULTILINE)
_NOT_WORD = re.compile(r"[^\w\s-]")


def floor(root: Path) -> tuple[int, int]:
    """How many values were parsed at the top of the files, and how many links lead nowhere."""
    values = 0
    anchors: dict[Path, set[str]] = {}
    links: list[tuple[Path, str]] = []
    for path in sorted(root.rglob("*")):
        if path.suffix == ".yml":
            values += len(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
        elif path.suffix == ".md":
            text = path.read_text("utf-8")
            if text.startswith("---\n"):
                values += len(yaml.load(text[4 : text.index("\n---\n", 4)], yaml.CSafeLoader))
            names = anchors.setdefault(path, set())
            for _, heading, target in _FOUND.findall(text):
                if heading:
                    names.add(_NOT_WORD.sub("", heading).strip().lower().replace(" ", "-"))
                else:
                    links.append((path, target))
    return values, sum(_dead(path, target, anchors) for path, target in links)


def _dead(path: Path, target: str, anchors: dict[Path, set[str]]) -> bool:
    page, _, anchor = target.partition("#")
    # Links of the samples climb one folder; resolving them by the disk would cost the floor more than it must.
    found = path.parent.parent / page.removeprefix("../")
    return found not in anchors or (anchor != "" and anchor not in anchors[found])


if __name__ == "__main__":
    print(*floor(Path(sys.argv[1])))
