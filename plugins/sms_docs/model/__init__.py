"""Frozen facts of a service management system: the loader fills them, everything else reads them."""
