"""How a person hears of an event: by email, in a summary, on the portal, not at all.

Own actions are not told, receipts excepted:

>>> how("now", own=True)
''
>>> how("now", own=True, receipt=True)
'now'

What the portal does not offer is told nowhere, nor is what the person does not want:

>>> how("daily", offered=False), how("never")
('', '')

A muted deal stands on the portal, and nothing of it is mailed:

>>> how("weekly", muted=True)
'never'

Fixed events know neither choice:

>>> how("never", offered=False, muted=True, fixed=True)
'now'

A message may be several events, and is told once, in the way that says most:

>>> loudest({"message": "", "file": "daily"})
('file', 'daily')
>>> loudest({"message": "now", "file": "now"})
('message', 'now')
>>> loudest({"message": ""})
('', '')

A summary holds what the person wants today at that pace, or at once:

>>> is_due("daily", weekly=False), is_due("now", weekly=False)
(True, True)
>>> is_due("weekly", weekly=False), is_due("weekly", weekly=True)
(False, True)
>>> is_due("never", weekly=True)
False
"""

# What a person chooses, the loudest first.
FREQUENCIES = ("now", "daily", "weekly", "never")
# What waits for a summary.
WAITING = ("daily", "weekly")


def how(wanted, *, offered=True, fixed=False, own=False, receipt=False, muted=False):
    """Return how a person hears of an event: a frequency, or ``""`` for not at all.

    ``never`` means: it stands on the portal and is not mailed.

    :param str wanted: what the person chose, one of ``FREQUENCIES``
    :param bool offered: the portal offers it
    :param bool fixed: nobody can switch it off
    :param bool own: the person did it
    :param bool receipt: it confirms what the person did
    :param bool muted: the person muted the deal that it is about
    """
    if own and not receipt:
        return ""
    if fixed:
        return "now"
    if not offered or wanted == "never":
        return ""
    return "never" if muted else wanted


def loudest(ways):
    """Return (event, way) of the event that is told in the loudest way.

    :param dict ways: event → what :func:`how` says of it; of equal ones the first
    """
    told = [(event, way) for event, way in ways.items() if way]
    return min(told, key=lambda each: FREQUENCIES.index(each[1]), default=("", ""))


def is_due(wanted, *, weekly):
    """Tell whether a summary holds news of which a person wants this today.

    :param str wanted: what the person chose, one of ``FREQUENCIES``
    :param bool weekly: the summary of the week is due as well
    """
    return wanted in (("now", "daily", "weekly") if weekly else ("now", "daily"))
