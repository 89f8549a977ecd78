"""The build record in a page's front matter, beside what its author wrote there."""

from collections.abc import Mapping

import yaml

from sms_docs.load.page import front_matter_span
from sms_docs.model.register import NOTHING
from sms_docs.render.page_markdown import yaml_text

RESERVED = "sms_"
"""How the keys begin that only a build may set: a page cannot say of itself that it was checked."""


def with_meta(text: str, meta: Mapping[str, object], values: Mapping[str, object] = NOTHING) -> str:
    """The page with the build record at the top of its front matter.

    What the author wrote stays as it is, comments included, when ours can stand above it; else it is written anew.

    Args:
        text: the page.
        meta: the build record.
        values: the page's front matter as read.
    """
    span = front_matter_span(text)
    if span is None:
        return f"---\n{_lines(meta)}---\n\n{text}"
    own, rest = text[span[0] : span[1]], text[span[2] :]
    keys = _keys(own)
    both = f"{_lines(meta)}{own}"
    if keys is None or any(map(_reserved, keys)) or _keys(both) != [*meta, *keys]:
        both = _lines(meta) + _lines({yaml_text(key): values[key] for key in values if not _reserved(key)})
    return f"---\n{both}---\n{rest}"


def _reserved(key: str) -> bool:
    return key.startswith(RESERVED)


def _lines(values: Mapping[str, object]) -> str:
    return "".join(f"{key}: {yaml_text(value)}\n" for key, value in values.items())


def _keys(text: str) -> list[str] | None:
    """The keys at the top of a YAML mapping, as written; None where it is none."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    if root is None:
        return []
    return [str(key.value) for key, _ in root.value] if isinstance(root, yaml.MappingNode) else None
