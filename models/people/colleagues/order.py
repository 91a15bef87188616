"""How the list of colleagues is sorted: by a column, once more the other way round."""

from datetime import datetime

from odoo import api, models


class PrmColleagueOrder(models.AbstractModel):
    """Columns of the list of people; whose access has ended comes last in any order."""

    _name = "prm.colleague.order"
    _description = "Order of colleagues"

    @api.model
    def _columns(self):
        """Return key → label of the columns, in their order."""
        _ = self.env._
        return {
            "name": _("Full name"),
            "role": _("Role"),
            "seen": _("Last login"),
            "open": _("Open deals"),
            "state": _("State"),
        }

    @api.model
    def _known(self, sort):
        """Return a wish as the list understands it, ``""`` for none of its columns."""
        return sort if sort.removeprefix("-") in self._columns() else ""

    @api.model
    def _headers(self, url, sort):
        """Return the columns as their headers show them.

        :param str url: of the list
        :param str sort: that was asked for
        :return: list of dicts of ``label``, ``url`` and ``sorted``
        """
        chosen = self._known(sort) or "name"
        words = {"": "ascending", "-": "descending"}
        return [
            {
                "label": label,
                "url": f"{url}?sortby={'-' if chosen == key else ''}{key}",
                "sorted": next(
                    (words[sign] for sign in words if chosen == f"{sign}{key}"), ""
                ),
            }
            for key, label in self._columns().items()
        ]

    @api.model
    def _sorted_sudo(self, members_sudo, counts, sort):
        """Return people (sudo) in the order of a column, those of before last.

        :param members_sudo: in the order of their names
        :param dict counts: id of a contact → number of open registrations
        :param str sort: that was asked for
        """
        keys = {
            "role": lambda member: member.role,
            "seen": lambda member: member.last_seen or datetime.min,
            "open": lambda member: counts.get(member.partner_id.id, 0),
            "state": lambda member: member.state,
        }
        chosen = self._known(sort)
        falls = chosen.startswith("-")
        if key := keys.get(chosen.removeprefix("-")):
            members_sudo = members_sudo.sorted(key, reverse=falls)
        elif falls:
            members_sudo = members_sudo[::-1]
        return members_sudo.sorted(lambda member: member.state == "disabled")
