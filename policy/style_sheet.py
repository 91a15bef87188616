"""Which address of a style sheet a page may link, and how its policy names it.

>>> problem("https://styles.example.com/a.css?v=2"), problem("/web/content/7/a.css")
('', '')
>>> problem("http://styles.example.com/portal.css")
'sheet_https'
>>> problem("//styles.example.com/portal.css"), problem("javascript:alert(1)")
('sheet_https', 'sheet_https')
>>> problem("https://ann:pw@styles.example.com/a.css"), problem("https:///a.css")
('sheet_host', 'sheet_host')
>>> problem("https://x.example/a.css; script-src *"), problem("https://x.example/a\\nb")
('sheet_characters', 'sheet_characters')

Of the own site only style sheets: each page would visit the address.

>>> problem("/web/session/logout"), problem("/web/../web/session/logout?x=.css")
('sheet_own', 'sheet_own')

A policy names host and path; what follows a question mark has no place in it.

>>> source("https://styles.example.com:8443/portal.css?v=2#top")
'https://styles.example.com:8443/portal.css'
>>> source("/web/content/7/a.css")
"'self'"
"""

import re
from urllib.parse import urlsplit

from . import https_address

LONGEST = 500
# No space, quote, comma, semicolon, backslash or angle bracket, and ASCII only.
_ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&()*+=%]+", re.ASCII)


def problem(address: str) -> str:
    """Return the code of what is wrong with the address, empty when nothing is."""
    if len(address) > LONGEST or not _ADDRESS.fullmatch(address):
        return "sheet_characters"
    if address.startswith("/") and not address.startswith("//"):
        return _problem_of_own(address)
    return _problem_of_foreign(address)


def _problem_of_own(address: str) -> str:
    path = re.split(r"[?#]", address)[0]
    is_sheet = path.endswith(".css") and "/../" not in path
    return "" if is_sheet else "sheet_own"


def _problem_of_foreign(address: str) -> str:
    code = https_address.problem(address)
    return f"sheet_{code}" if code else ""


def source(address: str) -> str:
    """Return how a content security policy names an address without a problem."""
    if address.startswith("/"):
        return "'self'"
    parts = urlsplit(address)
    return f"https://{parts.netloc}{parts.path}"
