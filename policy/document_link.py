r"""Which address a document may lead to: a page of the web, encrypted, without a login.

>>> problem("https://example.com/prices?year=2026#top"), problem("https://bücher.de/ä")
('', '')
>>> problem("http://example.com"), problem("javascript:alert(1)")
('link_https', 'link_https')
>>> problem("//example.com/a"), problem("/web/session/logout"), problem("HTTPS:a")
('link_https', 'link_https', 'link_https')
>>> problem("https://ann:secret@example.com/"), problem("https:///a"), problem("https://[")
('link_host', 'link_host', 'link_host')
>>> problem("https://example.com\\@evil.example/"), problem("https://example.com/a b")
('link_characters', 'link_characters')
>>> problem('https://example.com/"onclick="'), problem("https://example.com/\u202eexe")
('link_characters', 'link_characters')
"""

import re

from . import https_address

LONGEST = 1000
_FORBIDDEN = re.compile(r"[\s\"'<>\\^`{|}]")


def problem(address: str) -> str:
    """Return the code of what is wrong with the address, empty when nothing is."""
    visible = address.isprintable() and not _FORBIDDEN.search(address)
    if len(address) > LONGEST or not visible:
        return "link_characters"
    code = https_address.problem(address)
    return f"link_{code}" if code else ""
