"""What is said in place of rows, in tables and figures."""

from sms_docs.model.system import System


def none_of(system: System, *keys: str, otherwise: str) -> str:
    """Why there is no row: a register that cannot be read, of which nothing may be concluded, else the given reason."""
    unread = [system.register(key).path for key in keys if system.register(key).broken]
    return f"Not known: {' and '.join(unread)} cannot be read." if unread else otherwise
