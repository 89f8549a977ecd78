"""``mkdocs.yml`` of a rendered tree: the repository's own, without what only sms-docs can do.

The file is changed as a tree of YAML nodes: tags such as ``!ENV`` stay, and nothing is run.
"""

import posixpath

import yaml

from sms_docs.publish.theme import SCRIPT, STYLES

NAME = "mkdocs.yml"
_OURS = frozenset({"sms", "macros"})
_MINIMAL = "site_name: Service management system\ntheme:\n  name: material\n  font: false\n"


class ConfigError(ValueError):
    """The configuration cannot be read as YAML; the message says where."""


def rendered_config(text: str, statuses: dict[str, str]) -> str:
    """The configuration of the rendered tree.

    Args:
        text: the repository's ``mkdocs.yml``; "" where there is none.
        statuses: names of document statuses by key, which the theme shows in the navigation.

    Raises:
        ConfigError: the text is no YAML mapping.
    """
    root = _composed(text or _MINIMAL)
    _put(root, "docs_dir", "content")
    plugins = _get(root, "plugins")
    if isinstance(plugins, (yaml.SequenceNode, yaml.MappingNode)):
        _drop(plugins)
    _append(root, "extra_css", STYLES)
    _append(root, "extra_javascript", SCRIPT)
    _put(_mapping(root, "theme"), "custom_dir", "overrides")
    named = _mapping(_mapping(root, "extra"), "status")
    for key, title in statuses.items():
        if _get(named, key) is None:
            _put(named, key, title)
    return str(yaml.serialize(root, allow_unicode=True, width=120))


def custom_dir(text: str) -> str:
    """The folder of the repository's own templates, with forward slashes below the root, "" when it names none."""
    theme = _get(_composed(text or _MINIMAL), "theme")
    node = _get(theme, "custom_dir") if isinstance(theme, yaml.MappingNode) else None
    named = posixpath.normpath(node.value) if isinstance(node, yaml.ScalarNode) else "."
    return "" if named == "." else named


def _composed(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ConfigError(
            f"{NAME}{where} is no YAML: {getattr(fault, 'problem', None) or 'it cannot be read'}."
        ) from fault
    if not isinstance(root, yaml.MappingNode):
        raise ConfigError(f"{NAME} holds no settings. Write at least a site_name.")
    return root


def _get(node: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((value for name, value in node.value if name.value == key), None)


def _put(node: yaml.MappingNode, key: str, value: str | yaml.Node) -> None:
    """Set a key; a text becomes a plain scalar."""
    made = yaml.ScalarNode("tag:yaml.org,2002:str", value) if isinstance(value, str) else value
    others = [(name, old) for name, old in node.value if name.value != key]
    node.value = [*others, (yaml.ScalarNode("tag:yaml.org,2002:str", key), made)]


def _mapping(node: yaml.MappingNode, key: str) -> yaml.MappingNode:
    """The mapping under a key, made when there is none; a theme given by its name alone becomes one."""
    found = _get(node, key)
    if isinstance(found, yaml.MappingNode):
        return found
    made = yaml.MappingNode("tag:yaml.org,2002:map", [])
    if isinstance(found, yaml.ScalarNode) and found.value:
        _put(made, "name", found.value)
    _put(node, key, made)
    return made


def _append(node: yaml.MappingNode, key: str, value: str) -> None:
    found = _get(node, key)
    if not isinstance(found, yaml.SequenceNode):
        found = yaml.SequenceNode("tag:yaml.org,2002:seq", [])
        _put(node, key, found)
    found.value = [*found.value, yaml.ScalarNode("tag:yaml.org,2002:str", value)]


def _drop(plugins: yaml.SequenceNode | yaml.MappingNode) -> None:
    """Take our plugins out of the list or mapping."""
    if isinstance(plugins, yaml.MappingNode):
        plugins.value = [pair for pair in plugins.value if pair[0].value not in _OURS]
    else:
        plugins.value = [item for item in plugins.value if _plugin_name(item) not in _OURS]


def _plugin_name(item: yaml.Node) -> str:
    named = item.value[0][0] if isinstance(item, yaml.MappingNode) and item.value else item
    return str(named.value)
