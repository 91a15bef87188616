"""The portal's list of offers as a file: columns, and what stands in them."""

from odoo import models
from odoo.fields import Domain

from ....policy.spreadsheet_file import Column

# From other parts: _rows


class PrmOfferList(models.AbstractModel):
    """What the list says of an offer, an offer in each row."""

    _inherit = "prm.offer.list"

    def _within(self, portal):
        """Return the domain of the offers of a portal."""
        return Domain("portal_id", "=", portal.id)

    def _is_exported(self, portal):
        """Tell whether the current user may have the list of a portal as a file."""
        return True

    def _exported_columns(self, portal, kind):
        """Return the columns of an exported list, in their order."""
        _ = self.env._
        return [
            Column(key="number", label=_("Number"), width=12),
            Column(key="name", label=_("Name"), width=36),
            Column(key="state", label=_("State")),
            Column(key="need", label=_("Need"), width=50, wraps=True),
            Column(key="city", label=_("City")),
            Column(key="industry", label=_("Industry")),
            Column(key="size", label=_("Size")),
            Column(key="deadline", label=_("Answer by"), width=12),
        ]

    def _exported_cells(self, portal, kind, offers):
        """Return what stands in the rows of the file: id → key of a column → value.

        An offer that was answered has no day by which to answer.

        :param offers: some of the list, in the reader's environment
        :raises AccessError: to who may not read one of them
        """
        rows = self._rows(offers, kind)
        return {
            one.id: {
                **rows[one.id],
                "state": rows[one.id]["badge"]["label"],
                "deadline": rows[one.id]["is_waiting"] and one.offer_deadline,
            }
            for one in offers
        }
