from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

# What moves a contact to another organization, or out of it.
PLACE = frozenset(
    {
        "active",
        "commercial_partner_id",
        "company_type",
        "is_company",
        "parent_id",
        "user_ids",
    }
)
# In the context while contacts are merged: where people belong is looked at afterwards.
MERGING = object()
# In the context while an organization's profile is changed: ``prm.profile.desk`` has
# asked the portals what is open.
CHANGING = object()
# What portal users of partners do not read of contacts; core leaves it open. The last
# three tell whether the vendor knows a company or has an opportunity with it.
CLOSED_FIELDS = frozenset(
    {
        "comment",
        "prm_source",
        "opportunity_ids",
        "same_company_registry_partner_id",
        "same_vat_partner_id",
    }
)


class ResPartner(models.Model):
    """Contacts: partner organizations, their people, and customers from partners."""

    _name = "res.partner"
    _inherit = ["res.partner", "prm.customer.match.mixin"]

    partnership_ids = fields.One2many(
        "prm.partnership", "partner_id", "Partnerships", groups="prm.group_prm_user"
    )
    prm_partnership_id = fields.Many2one(
        "prm.partnership",
        "Partnership",
        compute="_compute_prm_partnership_id",
        groups="prm.group_prm_user",
        help="The active partnership in the current company.",
    )
    prm_source = fields.Selection(
        [("partner_portal", "Partner Portal")],
        "Origin",
        groups="base.group_user",
        copy=False,
        help="Set on contacts that were added by a partner.",
    )

    @api.depends("partnership_ids.state")
    @api.depends_context("company")
    def _compute_prm_partnership_id(self):
        for partner in self:
            partner.prm_partnership_id = partner.partnership_ids.filtered(
                lambda own: own.state == "active" and own.company_id == self.env.company
            )[:1]

    # ------------------------------------------------------------------ matching

    @api.model
    def _match_depends(self):
        return [
            "is_company",
            "parent_id",
            "name",
            "company_name",
            "website",
            "vat",
            "email",
            "country_id.code",
        ]

    def _prepare_fingerprint(self):
        """Return what identifies a customer: a company, or a person who trades alone.

        Of other people only the mail domain says something of where they work.
        """
        self.ensure_one()
        if not self._prm_is_trading():
            return {"email": self.email}
        return {
            "name": self.name if self.is_company else self.company_name or self.name,
            "website": self.website,
            "vat": self.vat,
            "email": self.email,
            "country": self.country_id.code,
        }

    def _prm_is_trading(self):
        """Tell whether the contact is a customer of its own, not a person of one."""
        trades = self.vat or self.website or self.company_name
        return self.is_company or bool(trades and not self.parent_id)

    # -------------------------------------------------------------------- access

    def write(self, vals):
        self._prm_check_lang(vals)
        self._prm_check_kept(vals)
        moves = PLACE & vals.keys()  # core takes names out of the values
        result = super().write(vals)
        if moves and self.env.context.get("prm_merging") is not MERGING:
            self._prm_update_members()
        self.env["prm.member.activity"]._follow_zones(self, vals)
        return result

    def unlink(self):
        """End the access of people who belonged to the organization through these."""
        members_sudo = self._prm_members_below_sudo()
        result = super().unlink()
        members_sudo._end_of_strangers()
        return result

    def _prm_members_below_sudo(self):
        """Return the memberships (sudo) of these contacts and of those below them."""
        members_sudo = self.env["prm.member"].sudo().with_context(active_test=False)
        return members_sudo.search([("partner_id", "child_of", self.ids)])

    def _prm_update_members(self):
        """End the access of people who left their organization, at once."""
        self._prm_members_below_sudo()._end_of_strangers()

    # ------------------------------------------------------- what partners may change

    def _prm_check_lang(self, vals):
        """Refuse a language that is not installed: mails to the person would fail.

        :raises UserError: to portal users, on whatever way they write it
        """
        lang = vals.get("lang")
        installed = {code for code, _name in self.env["res.lang"].get_installed()}
        if lang and self.env.user.share and lang not in installed:
            raise UserError(self.env["prm.messages"]._text("choice_invalid"))

    def _prm_check_kept(self, vals):
        """Refuse partners to change what the vendor keeps of their organization.

        People without access to the portal change their own contact as core lets them,
        not the organization. Core's pages, and those of other addons, change contacts
        as superuser.

        :raises AccessError: with a sentence that says whom to ask
        :raises UserError: when a partner empties what the portal asks for
        """
        user = self.env.user
        if self.env.context.get("prm_profile") is CHANGING:
            return
        organization_sudo = user._prm_organization_sudo()
        if not organization_sudo:
            return
        own_sudo = self.sudo().filtered(
            lambda contact: contact.commercial_partner_id == organization_sudo
        )
        if not user._prm_is_partner_user():  # no member (anymore)
            own_sudo &= organization_sudo
        changed = {name for each in own_sudo for name in each._prm_changed(vals)}
        if changed:
            raise AccessError(self.env["prm.account.page"]._kept_sentence(changed))
        self.env["prm.profile.fields"]._check_filled(own_sudo, vals)

    def _prm_kept_fields(self):
        """Return the names of what the vendor keeps: who and where somebody is.

        Of the own contact, as its person's portals say.
        """
        names = self._get_frontend_writable_fields() | {
            *self._address_fields(),
            *self._commercial_fields(),
            "company_type",
            "function",
            "is_company",
            "parent_id",
            "type",
            "website",
        }
        kept = (names & self._fields.keys()) - {"phone", "lang", "image_1920"}
        return self.env["prm.profile.fields"]._kept_of(self, kept)

    def _prm_changed(self, vals):
        """Return the kept fields that ``vals`` would change on this contact."""
        self.ensure_one()
        return [
            name
            for name in self._prm_kept_fields() & vals.keys()
            if self._prm_value(name) != (vals[name] or False)
        ]

    def _prm_value(self, name):
        """Return the value of a field as it would be written; empty is False."""
        return self._fields[name].convert_to_write(self[name], self) or False

    def _can_be_edited_by_current_customer(self, **kwargs):
        """Let partners edit no address but their own contact."""
        user = self.env.user
        if user._prm_is_partner_user() and self != user.partner_id:
            return False
        return super()._can_be_edited_by_current_customer(**kwargs)

    def _has_field_access(self, field, operation):
        if field.name in CLOSED_FIELDS and self.env.user._prm_is_partner_user():
            return self.env.su
        return super()._has_field_access(field, operation)
