"""How often one person may do what costs others time, room or secrecy.

>>> from datetime import datetime
>>> now = datetime(2026, 1, 31, 23, 59, 50)
>>> lookups, files, size = (LIMITS[kind] for kind in ("lookups", "files", "file_kb"))
>>> window(lookups, now)[0].minute, window(files, now)[0].hour
(59, 0)
>>> window(lookups, now)[1], window(files, now)[1]
(10, 10)
>>> maximum(lookups, "5"), maximum(lookups, "0"), maximum(size, "2")
(5, 60, 2048)
>>> in_background(30), in_background(5), in_background(1)
(15, 2, 1)
>>> waiting(9), waiting(61), waiting(5400), waiting(40000)
(('seconds', 9), ('minutes', 2), ('minutes', 90), ('hours', 12))
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Limit(NamedTuple):
    """What is counted in which span of time, and the setting with the largest count."""

    parameter: str
    default: int
    span: int
    unit: int = 1


LIMITS: Mapping[str, Limit] = {
    "submissions": Limit("prm.limit_submissions", 100, DAY),
    "files": Limit("prm.limit_files", 200, DAY),
    # The setting speaks of MB, the count of kB.
    "file_kb": Limit("prm.limit_files_mb", 1000, DAY, 1024),
    "lookups": Limit("prm.limit_lookups", 60, MINUTE),
    "probes": Limit("prm.limit_probes", 30, MINUTE),
    "invitations": Limit("prm.limit_invitations", 200, DAY),
    "addresses": Limit("prm.limit_addresses", 5, DAY),
    "colleague_invitations": Limit("prm.limit_colleague_invitations", 50, DAY),
    "contacts": Limit("prm.limit_contacts", 50, DAY),
    "bulk_files": Limit("prm.limit_bulk_files", 20, DAY),
    "requests": Limit("prm.limit_requests", 30, DAY),
    "exports": Limit("prm.limit_exports", 30, HOUR),
    # Of visitors without a login: counted by network, and by email address.
    "applications": Limit("prm.limit_applications", 20, HOUR),
    "application_mails": Limit("prm.limit_application_mails", 5, DAY),
    "directory_inquiries": Limit("prm.limit_inquiries", 10, HOUR),
    "directory_mails": Limit("prm.limit_inquiry_mails", 5, DAY),
}


def window(limit: Limit, now: datetime) -> tuple[datetime, int]:
    """Return when the present window of a limit began, and the seconds to its end."""
    span = limit.span
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    gone = int((now - day).total_seconds())
    return day + timedelta(seconds=gone - gone % span), span - gone % span


def maximum(limit: Limit, setting: str) -> int:
    """Return the largest count within a window; no number, or 0, means the default."""
    number = int(setting) if setting.strip().isdecimal() else 0
    return (number or limit.default) * limit.unit


def in_background(most: int) -> int:
    """Return how much of a limit a job takes for a person, who goes on working."""
    return max(most // 2, 1)


def waiting(seconds: int) -> tuple[str, int]:
    """Return how long somebody has to wait as a unit and a number, rounded up."""
    if seconds <= MINUTE:
        return "seconds", max(seconds, 2)
    if seconds <= 120 * MINUTE:
        return "minutes", -(-seconds // MINUTE)
    return "hours", -(-seconds // HOUR)
