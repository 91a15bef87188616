"""A row that an administrator sets for an entry of a registry, on one portal."""

from odoo import api, fields, models


class PrmPortalRowMixin(models.AbstractModel):
    """A row stands for one entry of a registry, and says how a portal shows it.

    An entry without a row is shown as the registry says: so portals made before, and
    entries of an addon that was just installed, show what they showed.
    """

    _name = "prm.portal.row.mixin"
    _description = "Row of a portal's settings"
    _order = "portal_id, sequence, id"
    _rec_name = "key"

    portal_id = fields.Many2one(
        "prm.portal", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="portal_id.company_id", store=True, index=True)
    key = fields.Char(required=True, help="Key of the entry that this row sets.")
    sequence = fields.Integer(default=10)
    visible = fields.Boolean("Shown", default=True)

    _key_unique = models.UniqueIndex(
        "(portal_id, key)", "The portal has a row for this already."
    )

    @api.model
    def _entry_keys(self):
        """Hook: return the keys of the registry's entries, in its order."""
        return []

    @api.model
    def _complete(self, portals):
        """Make the rows that these portals lack, behind those that they have.

        :param portals: ``prm.portal`` records that the current user may write
        """
        for portal in portals:
            rows = self.search([("portal_id", "=", portal.id)])
            last = max(rows.mapped("sequence"), default=0)
            known = set(rows.mapped("key"))
            missing = [key for key in self._entry_keys() if key not in known]
            self.create(
                [
                    {
                        "portal_id": portal.id,
                        "key": key,
                        "sequence": last + 10 * (place + 1),
                    }
                    for place, key in enumerate(missing)
                ]
            )
