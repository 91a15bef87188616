r"""The name of a host, as it stands in websites and in email addresses.

>>> normalize_host_name("Example.COM.")
'example.com'
>>> normalize_host_name("M\u00fcnchen.example")
'xn--mnchen-3ya.example'

A name without a dot, with a strange character or with a number at its end is none:

>>> [normalize_host_name(text) for text in ("localhost", "a b.example", "10.0.0.1")]
['', '', '']

What identifies its owner is the part that was registered; where a suffix is let to
many, such as ``github.io``, that is one more label:

>>> registrable("shop.acme.example"), registrable("www.acme.co.uk")
('acme.example', 'acme.co.uk')
>>> registrable("acme.github.io"), registrable("github.io"), registrable("co.uk")
('acme.github.io', '', '')
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import idna
from publicsuffixlist import PublicSuffixList

LONGEST_HOST = 253

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_TOP_LABEL = r"(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])"
_HOST = re.compile(rf"(?:{_LABEL}\.)+{_TOP_LABEL}")

# Reserved names that stand in examples and tests as if they were registered.
_RESERVED = frozenset({"example", "invalid", "localhost", "test"})


def _label(text: str) -> str:
    """Return one label in ASCII; pictures, which IDNA 2008 does not know, as before."""
    if text.isascii():
        return text
    try:
        return idna.alabel(text).decode("ascii")
    except idna.IDNAError:
        return text.encode("idna").decode("ascii")


@lru_cache(maxsize=8192)
def normalize_host_name(text: str) -> str:
    """Return the host in lower case ASCII (IDNA), or "" when it is no host name."""
    plain = text.strip().rstrip(".")
    if len(plain) > LONGEST_HOST:
        return ""
    try:
        if not plain.isascii():
            plain = idna.uts46_remap(plain, std3_rules=False, transitional=False)
        host = ".".join(map(_label, plain.split("."))).lower()
    except UnicodeError:
        return ""
    return host if len(host) <= LONGEST_HOST and _HOST.fullmatch(host) else ""


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=8192)
def registrable(host: str) -> str:
    """Return the part of a normalized host that somebody registered, "" without one."""
    return (host and _suffixes().privatesuffix(host)) or ""


def has_known_suffix(host: str) -> bool:
    """Tell whether a normalized host ends as registered ones do.

    >>> has_known_suffix("acme.de"), has_known_suffix("brochure.pdf")
    (True, False)
    """
    known = _suffixes().publicsuffix(host, accept_unknown=False)
    return bool(known) or host.rpartition(".")[2] in _RESERVED


def parents(host: str) -> Iterator[str]:
    """Yield a host and the hosts above it, up to what was registered.

    >>> list(parents("maps.google.com")), list(parents("a.co.uk")), list(parents("uk"))
    (['maps.google.com', 'google.com'], ['a.co.uk'], [])
    """
    last = registrable(host)
    while last and len(host) >= len(last):
        yield host
        host = host.partition(".")[2]
