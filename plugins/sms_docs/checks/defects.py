"""What the loader met, as problems: the checks on files and on YAML only give these their ids and manuals."""

from collections.abc import Iterator

from sms_docs.model.defect import DefectKind
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


def problems(system: System, kind: DefectKind) -> Iterator[Problem]:
    """The problems of one kind of defect, in the order in which the files were read."""
    return (Problem(each.location, each.message, each.hint) for each in system.defects if each.kind == kind)
