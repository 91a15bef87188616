"""A customer contact as a partner reads it; the vendor's contact stays the vendor's."""

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError, ValidationError

from ....policy import contact_moves

# What only moves write.
GUARDED = frozenset({"state", "decided_by_id", "decided_at", "decline_reason"})
# What stays as it was when it was shared or added.
FROZEN = frozenset({"origin", "shared_at", "shared_by_id", "submission_token"})


class PrmContact(models.Model):
    """A contact shared with a person or an organization, or added by a partner.

    Partners read its texts. ``partner_id``, the vendor's contact, is closed to them.
    """

    _name = "prm.contact"
    _inherit = ["prm.partnership.line.mixin", "prm.transition.mixin"]
    _description = "Contact of a partner"
    _order = "id desc"

    active = fields.Boolean("Shared", default=True)
    portal_id = fields.Many2one(
        related="partnership_id.portal_id", store=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Contact",
        index="btree_not_null",
        ondelete="set null",
        help="Your contact. Partners read what is told of it below, and never the "
        "contact itself.",
    )
    contact_id = fields.Many2one(
        "res.partner",
        "Partner person",
        index="btree_not_null",
        # Without its person it would be everybody's.
        ondelete="restrict",
        help="Who sees the contact, beside the supervisors. Empty for the whole "
        "organization.",
    )
    origin = fields.Selection(
        [("shared", "Shared"), ("added", "Added by partner")],
        default="shared",
        required=True,
        index=True,
    )
    state = fields.Selection(
        [("new", "In the inbox"), ("accepted", "Accepted"), ("declined", "Declined")],
        default="new",
        required=True,
    )
    user_id = fields.Many2one(
        "res.users", "Partner manager", related="partnership_id.user_id", store=True
    )

    # who did what
    shared_at = fields.Datetime(
        "Shared or added on", default=fields.Datetime.now, readonly=True, copy=False
    )
    shared_by_id = fields.Many2one(
        "res.users",
        "Shared by",
        default=lambda self: self.env.uid,
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    decided_by_id = fields.Many2one(
        "res.partner",
        "Decided by",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    decided_at = fields.Datetime("Decided on", readonly=True, copy=False)
    decline_reason = fields.Text("Reason for declining", readonly=True, copy=False)
    submission_token = fields.Char("Token", copy=False, index="btree_not_null")

    # What rules ask: one column, of what partners may still read.
    is_open = fields.Boolean(
        "Shown to partners",
        compute="_compute_is_open",
        store=True,
        help="Partners do not read what is no longer shared, nor what was shared of a "
        "contact that you archived or deleted.",
    )

    _of_organization = models.Index("(organization_id, company_id, id) WHERE is_open")

    @api.depends("active", "origin", "state", "partner_id.active")
    def _compute_is_open(self):
        for contact in self:
            is_there = contact.origin == "added" or contact.partner_id.active
            is_wanted = contact.active and contact.state != "declined"
            contact.is_open = bool(is_wanted and is_there)

    @api.constrains("contact_id", "partnership_id", "active")
    def _check_member(self):
        """Refuse people without access to the portal.

        :raises ValidationError: saying what to do instead
        """
        for contact_sudo in self.sudo().filtered(lambda each: each.active):
            live_sudo = contact_sudo.partnership_id.member_ids._filtered_live()
            if contact_sudo.contact_id - live_sudo.partner_id:
                raise ValidationError(
                    self.env["prm.messages"]._text("contact_of_member")
                )

    @api.constrains("partner_id", "partnership_id")
    def _check_partner(self):
        """Refuse contacts of another company, and people of the partner itself.

        :raises ValidationError: saying so
        """
        for contact_sudo in self.sudo():
            if code := contact_sudo._problem_of_partner():
                raise ValidationError(self.env["prm.messages"]._text(code))

    def _problem_of_partner(self):
        """Return the code of what is wrong with the contact of ``self`` (sudo)."""
        if self.partner_id.company_id - self.company_id:
            return "contact_company_differs"
        is_own = self.partner_id.commercial_partner_id == self.organization_id
        return "contact_is_partner" if self.partner_id and is_own else ""

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create; without a partnership, under the active one of the organization.

        :raises UserError: when there is none
        """
        here = self._guard_create(vals_list)
        vals_list = [here._completed(vals) for vals in vals_list]
        return super(PrmContact, here).create(vals_list)

    def write(self, vals):
        """Write after the guards."""
        self._guard_write(vals)
        return super().write(vals)

    def _completed(self, vals):
        """Return the values of a new contact with its partnership and its beginning.

        :raises UserError: when its organization has no active one
        """
        vals = {**self.default_get(["partnership_id", "origin", "contact_id"]), **vals}
        organization_id = vals.pop("organization_id", False)
        if not vals.get("partnership_id"):
            own = self.env["prm.partnership"].search(
                [
                    ("partner_id", "=", organization_id),
                    ("company_id", "=", self.env.company.id),
                    ("state", "=", "active"),
                ],
                limit=1,
            )
            if not own:
                raise UserError(self.env["prm.messages"]._text("contact_partnership"))
            vals["partnership_id"] = own.id
        begins = contact_moves.begins(vals["origin"], bool(vals.get("contact_id")))
        return {"state": begins, **vals}

    def _computed_only_fields(self):
        """Let an organization stand for its partnership where a contact is made."""
        return super()._computed_only_fields() - {"organization_id"}

    def _guard_write(self, vals):
        """Keep who added a contact, and when it was shared.

        :raises UserError: for such values of others than our own code
        """
        super()._guard_write(vals)
        kept = FROZEN | {"organization_id"}
        if kept & vals.keys() and not self.env.su:
            raise UserError(self.env["prm.messages"]._text("contact_origin_fixed"))

    def _guarded_fields(self):
        return super()._guarded_fields() | GUARDED

    def _initial_states(self, vals):
        return frozenset({"new", "accepted"})

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "active",
            "contact_id",
            "origin",
            "portal_id",
            "shared_at",
            "state",
        }

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return contact_moves.verdict_move(old, new)

    def _explain_refused_move(self, new, verdict):
        """Say who was first."""
        self_sudo = self.sudo()
        person_sudo = self_sudo.decided_by_id
        if not person_sudo:
            return super()._explain_refused_move(new, verdict)
        sentence = (
            self.env._("%(name)s: %(person)s was first and has accepted this contact.")
            if self_sudo.state == "accepted"
            else self.env._(
                "%(name)s: %(person)s was first and has declined this contact."
            )
        )
        return sentence % {"name": self_sudo.name, "person": person_sudo.name}

    # ------------------------------------------------------------------- words

    def _note(self, sentence):
        """Note on the vendor's contacts what happened with partners; they never see it.

        :param sentence: function of a contact, in the language of its manager
        """
        for contact_sudo in self.sudo().filtered("partner_id"):
            lang = self.env["prm.language"]._of(contact_sudo.user_id)
            here_sudo = contact_sudo.with_context(lang=lang)
            here_sudo.partner_id.with_user(SUPERUSER_ID).message_post(
                body=sentence(here_sudo), subtype_xmlid="mail.mt_note"
            )

    def _receiver_name(self):
        """Return with whom the contact is shared, in words for employees."""
        self.ensure_one()
        person, organization = self.contact_id.name, self.organization_id.name
        return f"{person}, {organization}" if person else organization

    def _readers_sudo(self, people):
        """Return those of ``people`` (sudo) who may open the contact now."""
        here = self.sudo(False).with_context(allowed_company_ids=[])
        return people.filtered(
            lambda person: any(
                here.with_user(user).has_access("read") for user in person.user_ids
            )
        )
