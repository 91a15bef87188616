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
>>> clean("mailto:ann@partner.example")
'ann@partner.example'

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

from .host_name import normalize_host_name
from .shared_host import FREE_MAIL, is_consumer
from .visible_text import tidy
from .website import domain_of

__all__ = ["FREE_MAIL", "clean", "company_domain", "domain", "is_valid_email"]

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LOCAL_LENGTH = 64
_LINK = re.compile(r"mailto:", re.IGNORECASE)

# Addresses within a text, those in angle brackets before what stands beside them.
_IN_BRACKETS = re.compile(r"<[^<>@]*@([^<>@]+)>")
_ANYWHERE = re.compile(r"@\s*([^\s<>(),;:|\"'?/\\@\[\]]+)")
_LONGEST_TYPED = 2000


def clean(text: str) -> str:
    """Return an address without its invisible characters and a link around it."""
    plain = tidy(text)
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


@lru_cache(maxsize=8192)
def company_domain(text: str | None) -> str:
    """Return the registered domain of the first address that tells a company, or ""."""
    plain = unicodedata.normalize("NFKC", tidy((text or "")[:_LONGEST_TYPED]))
    named = _IN_BRACKETS.findall(plain) or _ANYWHERE.findall(plain)
    hosts = (normalize_host_name(host) for host in named)
    domains = (domain_of(host) for host in hosts if not is_consumer(host))
    return next(filter(None, domains), "")
