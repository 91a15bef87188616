"""The form of an e-mail address, and the domain that tells an organisation.

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
"""

import re

from .host_name import normalize_host_name
from .visible_text import tidy

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LOCAL_LENGTH = 64
_LINK = re.compile(r"mailto:", re.IGNORECASE)

# Domains that say nothing about the organisation of who writes from them.
FREE_MAIL = frozenset(
    """
    aol.com bk.ru bluewin.ch fastmail.com free.fr gmail.com gmx.at gmx.ch gmx.com
    gmx.de gmx.net googlemail.com hotmail.co.uk hotmail.com hotmail.de hotmail.fr
    hotmail.it icloud.com inbox.lv inbox.ru interia.pl laposte.net libero.it list.ru
    live.com live.fr live.nl mac.com mail.com mail.ru me.com msn.com o2.pl onet.pl
    orange.fr outlook.com outlook.de outlook.fr pm.me proton.me protonmail.com qq.com
    rambler.ru seznam.cz sfr.fr t-online.de ukr.net wanadoo.fr web.de wp.pl ya.ru
    yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.es yahoo.fr yahoo.it
    yandex.com yandex.ru zoho.com 126.com 163.com
    """.split()
)


def clean(text: str) -> str:
    """Return an address without its invisible characters and a link around it."""
    plain = tidy(text)
    link = _LINK.match(plain)
    return plain[link.end() :].strip() if link else plain


def is_valid_email(text: str) -> bool:
    """Tell whether ``text`` has the form of one e-mail address."""
    local, at, _host = (text or "").rpartition("@")
    fits = len(local) <= _LOCAL_LENGTH and _LOCAL.fullmatch(local)
    return bool(at and fits and domain(text))


def domain(email: str) -> str:
    """Return the domain of an address in lower case ASCII, "" when there is none."""
    _local, at, host = (email or "").rpartition("@")
    # A blank beside the "@" or at the end is a slip that the form has to tell.
    return normalize_host_name(host) if at and host == host.strip() else ""
