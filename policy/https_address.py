"""Whether an address leads to a page of the web, encrypted and without a login.

>>> problem("https://example.com/prices?year=2026"), problem("https://bücher.de:8443")
('', '')
>>> problem("http://example.com"), problem("//example.com"), problem("HTTPS:a")
('https', 'https', 'https')
>>> problem("https://ann:secret@example.com/"), problem("https:///a"), problem("https://[")
('host', 'host', 'host')
>>> problem("https://[::1]/a"), problem("https://example.com:x/")
('host', 'host')
"""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"\w([\w.-]*\w)?")


def problem(address: str) -> str:
    """Return what is wrong with the address: ``https`` or ``host``, or nothing."""
    if not address.startswith("https://"):
        return "https"
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError:
        return "host"
    is_plain = _HOST.fullmatch(parts.hostname or "") and not set("@[") & set(
        parts.netloc
    )
    return "" if is_plain else "host"
