"""In what order lists of registrations stand, in which groups, below which headers."""

from odoo import models

from ....policy.list_order import reverse


class PrmRegistrationList(models.AbstractModel):
    """Columns, orders, groups, and where a search looks."""

    _inherit = "prm.registration.list"

    def _columns(self, deals):
        """Return the columns: ``label``, ``css`` and ``sort``, the order by it.

        :param deals: of the opportunities
        """
        _ = self.env._
        columns = [
            {"label": _("Opportunity"), "sort": "name"},
            {"label": _("State"), "sort": "state"},
            {"label": _("Submitted"), "sort": "submitted"},
            {"label": _("Closing"), "sort": "closing"},
            {"label": _("Representative")},
            {"label": _("Last news"), "sort": "news"},
        ]
        if deals:
            columns[1]["label"] = _("Stage")
            columns[2] = {"label": _("Amount"), "sort": "amount", "css": "text-end"}
        return columns

    def _sortings(self, deals):
        """Return the orders, and the reverse of each under ``-key``, for headers.

        :param deals: of the opportunities
        """
        sortings = self._orders(deals)
        turned = {
            f"-{key}": {
                "label": self.env._("%s, the other way round", offer["label"]),
                "order": reverse(offer["order"]),
                "unlisted": True,
            }
            for key, offer in sortings.items()
        }
        return sortings | turned

    def _orders(self, deals):
        _ = self.env._
        orders = {
            "newest": (_("Newest first"), "id desc"),
            "news": (_("Last news"), "last_news_at desc nulls last, id desc"),
            "name": (_("Name"), "name, id desc"),
            "customer": (_("Customer"), "customer_name, id desc"),
            "state": (_("State"), "state, id desc"),
            "submitted": (
                _("Submitted"),
                "first_submitted_at desc nulls last, id desc",
            ),
            "closing": (_("Estimated closing"), "date_closing, id desc"),
        }
        if deals:
            orders["amount"] = (_("Amount"), "amount desc, id desc")
        return {
            key: {"label": label, "order": order}
            for key, (label, order) in orders.items()
        }

    def _groupbys(self, deals):
        groups = {
            "none": {"label": self.env._("No grouping"), "field": ""},
            "state": {"label": self.env._("State"), "field": "state"},
        }
        if deals:
            groups["state"] = {"label": self.env._("Outcome"), "field": "outcome"}
        return groups

    def _searches(self):
        return {
            "all": {"label": self.env._("Everywhere")},
            "name": {"label": self.env._("Opportunity")},
            "customer": {"label": self.env._("Customer")},
            "number": {"label": self.env._("Number")},
        }
