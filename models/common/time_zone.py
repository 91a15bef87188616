"""Time zones by their names, of which a server may not know each."""

import pytz


def zone_named(name):
    """Return the time zone of this name; UTC without one, or with an unknown one.

    Names come from records. One that was renamed, or that this server lacks, stops
    neither a page nor a job.
    """
    try:
        return pytz.timezone(name or "UTC")
    except pytz.UnknownTimeZoneError:
        return pytz.utc
