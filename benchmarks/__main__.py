"""``python -m benchmarks``: measure, print one table, and exit with 1 when a target is missed."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.approved import DECIDED, approve_all
from benchmarks.measure import Pairs, added, pairs
from benchmarks.site import TRIVIAL, write_site
from benchmarks.system import DOCUMENTS, RECORDS, Sample

ROOT = Path(__file__).parent.parent
ROUNDS = 7
GROWN = 3 * DOCUMENTS
PAGES = 400
"""Pages of the site that is built: enough for the macros to weigh, few enough to wait for."""

CHECK = ("-m", "sms_docs", "check", "--root", ".")
FLOOR = ("-m", "benchmarks.floor", ".")
BUILD = ("-m", "mkdocs", "build", "--quiet", "--site-dir", "site")


class Result(NamedTuple):
    """One line of the table."""

    what: str
    measured: float
    target: float
    unit: str
    detail: str = ""

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.measured <= self.target


def results(folder: Path) -> Iterator[Result]:
    """Each measurement as it is done."""
    small, grown = folder / "small", folder / "grown"
    Sample().write(small)
    Sample(documents=GROWN).write(grown)
    against = pairs((CHECK, small), (FLOOR, small), ROUNDS)
    yield Result("sms check against the floor", against.ratio, 2.0, "x", _seconds(against))
    yield Result("peak memory of sms check", against.memory, 64, "MiB", f"floor {against.base[0].memory:.0f} MiB")
    reference = copy_reference(folder / "reference")
    own = pairs((CHECK, reference), (FLOOR, reference), ROUNDS)
    yield Result("the same on the reference SMS", own.ratio, 3.0, "x", _seconds(own))
    growth = pairs((CHECK, grown), (CHECK, small), max(ROUNDS // 2, 2))
    yield Result(f"{GROWN} documents against {DOCUMENTS}", growth.ratio, 3.3, "x", _seconds(growth))
    approved = folder / "approved"
    Sample().write(approved)
    approve_all(approved)
    more = added((CHECK, approved), (CHECK, small), (FLOOR, approved), ROUNDS)
    yield Result("added by logs, digests and editions", more, 0.5, "x", f"{len(DECIDED)} editions of each document")
    with_macros, trivial = folder / "macros", folder / "trivial"
    write_site(with_macros, PAGES)
    write_site(trivial, PAGES, pluglet=TRIVIAL)
    built = pairs((BUILD, with_macros), (BUILD, trivial), max(ROUNDS // 2, 2))
    more = (built.ratio - 1) * 100
    yield Result(f"mkdocs build of {PAGES} pages, added", more, 15, "%", _seconds(built))


def copy_reference(folder: Path) -> Path:
    """The sources of the reference SMS alone: its site's settings hold tags that plain YAML does not know."""
    for name in ("content", "data", "editions"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def _seconds(measured: Pairs) -> str:
    one, other = (sorted(each.seconds for each in runs) for runs in measured)
    return f"{one[len(one) // 2]:.2f} s to {other[len(other) // 2]:.2f} s"


def main() -> int:
    """Print the table; 1 when a target is missed."""
    print(f"{DOCUMENTS} documents, 30 registers with {RECORDS} records; medians of pairs run in turn\n")
    print(f"{'':38} {'measured':>10} {'target':>10}")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for each in results(Path(folder)):
            missed += not each.met
            values = f"{each.measured:>6.2f} {each.unit:<3} {each.target:>6.1f} {each.unit:<3}"
            print(f"{each.what:38} {values} {'met' if each.met else 'MISSED':7} {each.detail}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
