r"""The name of a host, as it stands in websites and in e-mail addresses.

>>> normalize_host_name("Example.COM.")
'example.com'
>>> normalize_host_name("M\u00fcnchen.example")
'xn--mnchen-3ya.example'

A name without a dot, with a strange character or with a number at its end is none:

>>> [normalize_host_name(text) for text in ("localhost", "a b.example", "10.0.0.1")]
['', '', '']
"""

import re

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_TOP_LABEL = r"(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])"
_HOST = re.compile(rf"(?:{_LABEL}\.)+{_TOP_LABEL}")


def normalize_host_name(text: str) -> str:
    """Return the host in lower case ASCII (IDNA), or "" when it is no host name."""
    try:
        host = text.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return host if len(host) <= 253 and _HOST.fullmatch(host) else ""
