"""A row that an administrator sets for an entry of a registry, on one portal."""

from odoo import api, fields, models


class PrmPortalPlaceMixin(models.AbstractModel):
    """A row of a portal that stands for an entry of a registry, at its place."""

    _name = "prm.portal.place.mixin"
    _inherit = ["prm.filled.mixin"]
    _description = "Place among the rows of a portal"

    portal_id = fields.Many2one(
        "prm.portal", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="portal_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)

    @api.model
    def _make_missing(self, portal, rows, name, entries):
        """Make the rows that a portal lacks, each behind its neighbour of the registry.

        What comes before all that the portal has rows for goes to the end.

        :param portal: that the current user may write
        :param rows: those that it has
        :param str name: of the field that says what a row stands for
        :param dict entries: what there may be a row for, in its order → values of a
            new row
        """
        places = {row[name]: row.sequence for row in rows}
        last, neighbour, vals_list = max(places.values(), default=0), None, []
        for key, values in entries.items():
            if key in places:
                neighbour = places[key]
                continue
            last += 10
            # Of two rows at one place the newer one comes second.
            place = last if neighbour is None else neighbour
            own = {name: key, "portal_id": portal.id, "sequence": place}
            vals_list.append({**values, **own})
        self.create(vals_list)


class PrmPortalRowMixin(models.AbstractModel):
    """A row stands for one entry of a registry, and says how a portal shows it.

    An entry without a row is shown as the registry says: so portals made before show
    what they showed. One that starts hidden gets its row when its addon is installed,
    see ``prm.portal._complete_all``.
    """

    _name = "prm.portal.row.mixin"
    _inherit = ["prm.portal.place.mixin"]
    _description = "Row of a portal's settings"
    _order = "portal_id, sequence, id"
    _rec_name = "key"

    key = fields.Char(required=True, help="Key of the entry that this row sets.")
    visible = fields.Boolean("Shown", default=True)

    _key_unique = models.UniqueIndex(
        "(portal_id, key)", "The portal already has a row for this."
    )

    label = fields.Char(
        "Default name",
        compute="_compute_entry",
        help="The name that is used if you do not enter your own.",
    )

    @api.depends("key")
    @api.depends_context("lang")
    def _compute_entry(self):
        """Take over what the registry says; of a former entry the key is left."""
        entries = {entry.key: entry for entry in self._entries()}
        for row in self:
            row._take_entry(entries.get(row.key))

    def _take_entry(self, entry):
        """Set the fields that come from the registry.

        :param entry: of the registry; None when its addon is not there anymore
        """
        self.label = entry.label if entry else self.key

    @api.model
    def _entries(self):
        """Hook: return the entries of the registry, with ``key`` and ``label``."""
        return []

    @api.model
    def _in_order(self):
        """Return the entries of the registry in its order."""
        return sorted(self._entries(), key=lambda entry: (entry.order, entry.key))

    # ------------------------------------------------------------ what people see

    @api.model_create_multi
    def create(self, vals_list):
        """Create rows; what they close is closed at once."""
        rows = super().create(vals_list)
        self.env["res.users"]._prm_forget_keys()
        return rows

    def write(self, vals):
        """Write; what the rows close is closed at once."""
        result = super().write(vals)
        self.env["res.users"]._prm_forget_keys()
        return result

    def unlink(self):
        """Delete rows: what they stood for is as the registry says."""
        result = super().unlink()
        self.env["res.users"]._prm_forget_keys()
        return result

    @api.model
    def _complete(self, portals):
        """Make the rows that these portals lack, each behind its neighbour.

        :param portals: ``prm.portal`` records that the current user may write
        """
        for portal in portals:
            rows = self.search([("portal_id", "=", portal.id)])
            entries = {
                entry.key: rows._first_values(entry) for entry in self._in_order()
            }
            self._make_missing(portal, rows, "key", entries)

    def _first_values(self, entry):
        """Hook: return values of a new row beside these rows of a portal.

        :param entry: of the registry; without rows the portal is a new one
        """
        return {}
