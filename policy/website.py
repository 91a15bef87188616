r"""A website as people write it: its host for the form, its domain as a key.

The form asks for one address that a browser would open:

>>> normalize_host("HTTP://ann@WWW.Example.com:8080/shop?x=1#top")
'example.com'
>>> normalize_host("javascript://example.com/"), normalize_host("no website")
('', '')

What tells the company is the domain that was registered. Of several addresses in one
field the first counts that tells anybody:

>>> website_domain("https://shop.deltapharma.example/?utm_source=x")
'deltapharma.example'
>>> website_domain("Web: facebook.com/acme / www.acme.example")
'acme.example'
>>> website_domain("ann@acme.example")
'acme.example'

Hosts that many share tell nobody, unless each has a name of its own there:

>>> website_domain("https://www.facebook.com/acme"), website_domain("weebly.com")
('', '')
>>> website_domain("acme.github.io"), website_domain("acme.weebly.com/about")
('acme.github.io', 'acme.weebly.com')
>>> website_domain("10.0.0.1"), website_domain("intranet"), website_domain(None)
('', '', '')
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from . import shared_host
from .host_name import has_known_suffix, normalize_host_name, registrable
from .visible_text import tidy

_LONGEST_TYPED = 2000
_SCHEME = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_PORT = re.compile(r":[0-9]*\Z")
_BETWEEN = re.compile(
    r"[\s,;|<>()\[\]{}\"'`\u00ab\u00bb\u201c-\u201f\u3001\uff0c\uff1b]+"
)
# Slips of "http://", several in a row as well.
_SCHEMES = re.compile(
    r"\A(?:(?:view-source:)?h?t{1,3}ps?(?::[/\\]*|;?[/\\]+)|[/\\]{2,})+", re.IGNORECASE
)
_MAIL = re.compile(r"\A(?:mailto:)?[^\s/@:]+@(?P<host>[^\s/@?]+)", re.IGNORECASE)
_WWW = re.compile(r"\A(?:www?w?|www?[0-9])\.", re.IGNORECASE)


def normalize_host(url: str | None) -> str:
    """Return the host of a website in lower case ASCII, "" when there is none.

    Only http and https are websites; a missing scheme is allowed.
    """
    address = _SCHEME.sub("", (url or "").strip(), count=1)
    host = _host(address)
    shorter = host.removeprefix("www.")
    return shorter if "." in shorter else host


def _host(address: str) -> str:
    """Return the host of an address without its scheme."""
    authority = re.split(r"[/?#\\]", address, maxsplit=1)[0]
    return normalize_host_name(_PORT.sub("", authority.rpartition("@")[2]))


def is_shared(host: str) -> bool:
    """Tell whether many companies have pages on this (normalized) host."""
    return host in shared_host.load("shared_hosts.txt") or shared_host.is_listed(host)


@lru_cache(maxsize=4)
def _kind(name: str) -> shared_host.HostTable:
    return shared_host.subtable(shared_host.load("shared_hosts.txt"), name)


def _tenant(host: str, domain: str) -> str:
    """Return the name that ``host`` has below a domain that is let to many, or ""."""
    below = host.removesuffix(domain).removeprefix("www.").strip(".")
    return f"{below.rpartition('.')[2]}.{domain}" if below else ""


@lru_cache(maxsize=8192)
def domain_of(host: str) -> str:
    """Return the domain that identifies the owner of a normalized host, or "".

    >>> domain_of("mail.acme.example"), domain_of("gmail.com")
    ('acme.example', '')
    """
    if example := _kind("documentation").entry_of(host):
        return _tenant(host, example) or example
    if landlord := _kind("own name below").entry_of(host):
        return _tenant(host, landlord)
    return "" if is_shared(host) else registrable(host)


def _tokens(text: str) -> list[str]:
    """Return the words of ``text`` that may name a host."""
    return [word for word in _BETWEEN.split(text) if "." in word or "\u3002" in word]


def _site(token: str, *, alone: bool) -> str:
    """Return the host that one word names as a website, "" when it is another word.

    Between other words a host without ``http`` and ``www`` has to end as hosts do.
    """
    address = _SCHEMES.sub("", token)
    host = _host(address.rstrip(".:!"))
    is_marked = alone or address != token or _WWW.match(address)
    if not host or not (is_marked or has_known_suffix(host)):
        return ""
    shorter = _WWW.sub("", host)
    if "." in shorter:
        return shorter
    return host if has_known_suffix(host) else ""


def _hosts(text: str) -> Iterator[str]:
    """Yield the hosts that a text names: websites first, then those of addresses."""
    tokens = _tokens(text)
    mails = [mail for token in tokens if (mail := _MAIL.match(token))]
    sites = [token for token in tokens if not _MAIL.match(token)]
    yield from (_site(token, alone=len(tokens) == 1) for token in sites)
    yield from (normalize_host_name(mail["host"]) for mail in mails)


@lru_cache(maxsize=8192)
def website_domain(text: str | None) -> str:
    """Return the registered domain of a website as a key, "" when it tells nobody."""
    plain = unicodedata.normalize("NFKC", tidy((text or "")[:_LONGEST_TYPED]))
    return next(filter(None, map(domain_of, _hosts(plain))), "")
