r"""Tables of hosts: one kind after the other, each entry for a host and those below it.

>>> table = read(["# kind: social", "social.example  x.example # note", "shop.*"])
>>> sorted(table.kinds)
['social']
>>> "social.example" in table, "www.social.example" in table, "other.example" in table
(True, True, False)

``shop.*`` means the shop of every country:

>>> [host in table for host in ("shop.de", "shop.co.uk", "eshop.de", "shop.tools")]
[True, True, False, False]
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .host_name import has_known_suffix, parents, registrable

_FOLDER = Path(__file__).resolve().parent


class HostTable(NamedTuple):
    """Hosts by kind, and the names that stand under every country's suffix."""

    kinds: Mapping[str, frozenset[str]]
    hosts: frozenset[str]
    names: frozenset[str]

    def entry_of(self, host: str) -> str:
        """Return the host that stands in the table: ``host``, one above it, or ""."""
        entry = next((name for name in parents(host) if name in self.hosts), "")
        return entry or (registrable(host) if self._is_named(host) else "")

    def __contains__(self, host: object) -> bool:
        """Tell whether a normalised host, or one above it, stands in the table."""
        return bool(self.entry_of(str(host)))

    def _is_named(self, host: str) -> bool:
        name, _dot, suffix = registrable(host).partition(".")
        national = suffix == "com" or len(suffix.rpartition(".")[2]) == 2
        return name in self.names and national and has_known_suffix(host)


def read(lines: Iterable[str]) -> HostTable:
    """Return the table that ``lines`` hold; ``# kind: …`` begins a kind."""
    kinds: dict[str, set[str]] = {}
    kind = ""
    for line in lines:
        if line.startswith("# kind:"):
            kind = line.partition(":")[2].strip()
        kinds.setdefault(kind, set()).update(line.partition("#")[0].split())
    entries = frozenset().union(*kinds.values())
    names = frozenset(entry[:-2] for entry in entries if entry.endswith(".*"))
    full = {key: frozenset(hosts) for key, hosts in kinds.items() if hosts}
    return HostTable(full, frozenset(e for e in entries if e[-2:] != ".*"), names)


@lru_cache(maxsize=8)
def load(name: str) -> HostTable:
    """Return the table in the file ``name`` beside this module."""
    return read((_FOLDER / name).read_text(encoding="utf-8").splitlines())


def subtable(table: HostTable, kind: str) -> HostTable:
    """Return one kind of a table as a table."""
    return read(table.kinds.get(kind, ()))
