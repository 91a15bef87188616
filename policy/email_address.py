"""The form of an email address, and the domain that tells an organization.

The check is pragmatic: one address, no display name, ASCII before the ``@`` (a
Cyrillic letter there is a slip of the keyboard), a host name with a dot after it.

>>> is_valid_email("ann.lee+crm@partner.example")
True
>>> [is_valid_email(text) for text in ("", "ann", "ann@home", "a b@c.de", "a@b@c.de")]
[False, False, False, False, False]
>>> domain("Ann@Partner.Example")
'partner.example'
>>> "gmail.com" in FREE_MAIL
True
>>> clean("mailto:ann@partner.example"), clean("\uff41nn\uff20partner\uff0eexample")
('ann@partner.example', 'ann@partner.example')

Two spellings of one address are one: capitals, wide letters, what nobody sees, a domain
in ASCII. Records may have either spelling of the domain:

>>> canonical("\u200bANN@M\u00dcNCHEN.example"), canonical("ann@xn--mnchen-3ya.example")
('ann@m\xfcnchen.example', 'ann@m\xfcnchen.example')
>>> spellings("Ann@M\u00fcnchen.example")
['ann@m\xfcnchen.example', 'ann@xn--mnchen-3ya.example']
>>> spellings("ANN@partner.example"), is_same("a@b.example", "A@b.example ")
(['ann@partner.example'], True)
>>> is_same("", ""), is_same("ann.lee@b.example", "annlee@b.example")
(False, False)

As a key the registered domain counts, of whatever stands around the address; domains
that anybody may have tell nobody:

>>> company_domain('"Ann Boss" <ann@mail.gateway.example>')
'gateway.example'
>>> company_domain("ann@gmail.com; office@acme.example")
'acme.example'
>>> company_domain("ann@gmail.com"), company_domain(None)
('', '')
"""

import re
import unicodedata
from functools import lru_cache

import idna

from .host_name import normalize_host_name
from .shared_host import FREE_MAIL, is_consumer
from .visible_text import tidy
from .website import domain_of

__all__ = [
    "FREE_MAIL",
    "canonical",
    "clean",
    "company_domain",
    "domain",
    "is_same",
    "is_valid_email",
    "spellings",
]

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LOCAL_LENGTH = 64
_LINK = re.compile(r"mailto:", re.IGNORECASE)

# Addresses within a text, those in angle brackets before what stands beside them.
_IN_BRACKETS = re.compile(r"<[^<>@]*@([^<>@]+)>")
_ANYWHERE = re.compile(r"@\s*([^\s<>(),;:|\"'?/\\@\[\]]+)")
_LONGEST_TYPED = 2000


def clean(text: str) -> str:
    """Return an address in plain letters, without a link around it."""
    plain = tidy(unicodedata.normalize("NFKC", text or ""))
    link = _LINK.match(plain)
    return plain[link.end() :].strip() if link else plain


def is_valid_email(text: str) -> bool:
    """Tell whether ``text`` has the form of one email address."""
    local, at, _host = (text or "").rpartition("@")
    fits = len(local) <= _LOCAL_LENGTH and _LOCAL.fullmatch(local)
    return bool(at and fits and domain(text))


def domain(email: str) -> str:
    """Return the domain of an address in lower case ASCII, "" when there is none."""
    _local, at, host = (email or "").rpartition("@")
    # A blank beside the "@" or at the end is a slip that the form has to tell.
    return normalize_host_name(host) if at and host == host.strip() else ""


def canonical(text: str) -> str:
    """Return the one spelling of an address, as people read it; compare by it."""
    plain = clean(text).lower()
    local, _at, _host = plain.rpartition("@")
    host = domain(plain)
    return f"{local}@{_readable(host)}" if local and host else plain


def spellings(text: str) -> list[str]:
    """Return how records may spell an address; they are in small letters."""
    one = canonical(text)
    local, _at, _host = one.rpartition("@")
    host = domain(one)
    return [one, *({f"{local}@{host}"} - {one} if local and host else ())]


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts are one address; nothing is none."""
    return bool(one) and canonical(one) == canonical(other)


def _readable(host: str) -> str:
    """Return a normalized host in the letters of its language."""
    try:
        return idna.decode(host)
    except idna.IDNAError:
        return host


@lru_cache(maxsize=8192)
def company_domain(text: str | None) -> str:
    """Return the registered domain of the first address that tells a company, or ""."""
    plain = unicodedata.normalize("NFKC", tidy((text or "")[:_LONGEST_TYPED]))
    named = _IN_BRACKETS.findall(plain) or _ANYWHERE.findall(plain)
    hosts = (normalize_host_name(host) for host in named)
    domains = (domain_of(host) for host in hosts if not is_consumer(host))
    return next(filter(None, domains), "")
