"""What a person asked of a list, under a name."""

from functools import partial

from odoo import api, fields, models
from odoo.fields import Domain

from ....policy import saved_filter as rules
from ...common.visit.together import ids_of, listed


class PrmSavedFilter(models.Model):
    """Filters, search, order and view of a list that a member saved under a name.

    It opens nothing: whoever uses it asks the list in the own name, and gets what the
    list offers then. Partners read that it is there and what it is called; what it asks
    (names of customers, maybe) their pages read for them. Nobody writes it but
    ``prm.saved.filter.desk``.
    """

    _name = "prm.saved.filter"
    _inherit = ["prm.share.guard.mixin", "prm.company.mixin"]
    _description = "Saved filter"
    _order = "name, id"

    member_id = fields.Many2one(
        "prm.member", "Person", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Char("Key of the list", required=True)
    list_name = fields.Char("List", compute="_compute_list_name")
    name = fields.Char(required=True, size=rules.LONGEST_NAME)
    query = fields.Char(
        "What it asks",
        required=True,
        size=rules.LONGEST_QUERY,
        help="The parameters of the address of the list.",
    )
    is_shared = fields.Boolean(
        "Shared", help="Colleagues of the same organization see it on this portal."
    )

    # Stored: the rules hang on them.
    partnership_id = fields.Many2one(
        related="member_id.partnership_id", store=True, index=True
    )
    partner_id = fields.Many2one(
        related="member_id.partner_id", string="Contact", store=True, index=True
    )
    member_state = fields.Selection(
        related="member_id.state", string="Access", store=True
    )
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)

    _once = models.UniqueIndex(
        "(member_id, kind, lower(name))", "This person has a filter of this name."
    )

    @api.depends("kind")
    @api.depends_context("lang")
    def _compute_list_name(self):
        """Say which list it is, by the name of its section."""
        sections = self.env["prm.portal.sections"]._entries()
        labels = {section.key: section.label for section in sections}
        for saved in self:
            saved.list_name = labels.get(saved.kind, saved.kind)

    @api.model
    def _here(self, portal, domain, limit=None):
        """Return the filters of a portal that the current user may read.

        :param portal: whose partnership is the current user's
        :param domain: on any fields, readable by partners or not
        :param int limit: of how many are looked at
        """
        found_sudo = self.sudo().search(self._own(portal) & Domain(domain), limit=limit)
        return self.browse(found_sudo.ids)._filtered_access("read")

    @api.model
    def _of_list(self, portal, kind, most):
        """Return the filters of a list that the current user may read.

        :param portal: whose partnership is the current user's
        :param str kind: of the list
        :param int most: of how many are looked at
        """
        find = partial(self._ids_of_list, portal, kind, most)
        ids = listed(self.env, ("saved filters", portal.id, kind), find)
        return self.browse(ids)._filtered_access("read")

    def _ids_of_list(self, portal, kind, most):
        """Return the expression of the ids of a list's filters."""
        me = self.env.user.partner_id
        theirs = Domain("partner_id", "=", me.id) | Domain("is_shared", "=", True)
        of_list = self._own(portal) & Domain("kind", "=", kind) & theirs
        filters_sudo = self.sudo()
        return ids_of(filters_sudo, of_list, order=self._order, limit=most)

    def _own(self, portal):
        return Domain("partnership_id", "=", portal._own_partnership().id)

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {"name", "kind", "is_shared"}
