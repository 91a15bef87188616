"""Time zones: by their names, of which a server may not know each, and by region."""

import pytz

from odoo import api, fields, models


def zone_named(name):
    """Return the time zone of this name; UTC without one, or with an unknown one.

    Names come from records. One that was renamed, or that this server lacks, stops
    neither a page nor a job.
    """
    try:
        return pytz.timezone(name or "UTC")
    except pytz.UnknownTimeZoneError:
        return pytz.utc


def today_in(name):
    """Return the date that it is now in the time zone of this name."""
    now = pytz.utc.localize(fields.Datetime.now())
    return now.astimezone(zone_named(name)).date()


class PrmTimeZones(models.AbstractModel):
    """Time zones as plain values; the one of a browser is only ever proposed."""

    _name = "prm.time.zones"
    _description = "Time zones"

    @api.model
    def _groups(self, current):
        """Return the choices by region, as ``[{"label", "zones"}]``.

        :param current: what is set; it is offered, also when it is out of use
        """
        names = sorted({*pytz.common_timezones, *filter(None, [current])})
        regions = {}
        for name in names:
            region, _slash, place = name.partition("/")
            entry = {"id": name, "name": (place or region).replace("_", " ")}
            regions.setdefault(region if place else "", []).append(entry)
        others = regions.pop("", [])
        groups = [{"label": each, "zones": zones} for each, zones in regions.items()]
        return [*groups, {"label": self.env._("Others"), "zones": others}]

    @api.model
    def _is_known(self, name):
        """Tell whether a text names a time zone that may be chosen."""
        return name in pytz.common_timezones_set

    @api.model
    def _proposal(self, name, current):
        """Return the time zone of a browser where it is another than the one set.

        :param str name: what the browser says
        :param current: what is set
        """
        return name if name != current and self._is_known(name) else ""
