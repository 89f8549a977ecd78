"""``sms csp``: the Content-Security-Policy of a built site."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import click

from sms_docs.cli.console import complain, say
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.publish.csp import site_policy

_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "value": "{}\n",
        "nginx": 'add_header Content-Security-Policy "{}" always;\n',
        "apache": 'Header always set Content-Security-Policy "{}"\n',
        "caddy": 'header Content-Security-Policy "{}"\n',
        "headers-file": "/*\n  Content-Security-Policy: {}\n",
    }
)
"""How servers are told; "headers-file" is the file ``_headers`` that several hosts of static sites read."""


@click.command()
@root_option
@click.argument("site", type=click.Path(path_type=Path), default=Path("site"))
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="value", help="For which server.")
@click.pass_context
def csp(ctx: click.Context, site: Path, form: str) -> None:
    """Print the Content-Security-Policy for the built SITE (default: site).

    It allows the site's own files, and the scripts inside its pages by their hash. Print it again after each build.
    """
    folder = site if site.is_absolute() else ctx.obj / site
    if not (folder / "index.html").is_file():
        raise Stop(f"There is no built site in {site}. Build it with `sms site`, or name its folder.")
    policy, inline = site_policy(folder)
    if inline.handlers:
        complain(f"Blocked by this policy: event handlers in {', '.join(sorted(inline.handlers))}.")
    say(_FORMS[form].format(policy))
