"""What employees see of a member, and do with one or several of them."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.i18n import format_list

from ....policy.email_address import is_valid_email
from ....policy.phone_number import is_plausible
from ...common.errors import EntryRefused

# From other parts: action_disable, partner_id, partnership_id, state


class PrmMemberDesk(models.Model):
    """A member on the desk of an employee: whose partner, how many deals."""

    _name = "prm.member"
    _inherit = ["prm.member"]

    portal_id = fields.Many2one(related="partnership_id.portal_id")
    owner_id = fields.Many2one("res.users", "Owner", related="partnership_id.user_id")
    # The person's contact keeps them: changed by who may change contacts.
    name = fields.Char(readonly=False)
    email = fields.Char(readonly=False)
    phone = fields.Char(readonly=False)
    registration_count = fields.Integer(
        "Registrations",
        compute="_compute_registration_count",
        compute_sudo=False,
    )
    open_count = fields.Integer(
        "Open registrations",
        compute="_compute_open_count",
        help="What has not ended, drafts included: it can be handed over.",
    )

    @api.depends("partner_id", "partnership_id")
    @api.depends_context("uid")
    def _compute_registration_count(self):
        """Count what the reader may read of each person."""
        deals = self.env["prm.registration"]
        found = deals._read_group(
            [
                ("partnership_id", "in", self.partnership_id.ids),
                ("contact_id", "in", self.partner_id.ids),
            ],
            ["partnership_id", "contact_id"],
            ["__count"],
        )
        counts = {(own.id, person.id): count for own, person, count in found}
        for member in self:
            key = (member.partnership_id.id, member.partner_id.id)
            member.registration_count = counts.get(key, 0)

    @api.depends("partner_id", "partnership_id")
    def _compute_open_count(self):
        desk = self.env["prm.hand.over"]
        for member in self:
            deals_sudo = desk._open_deals_sudo(member)
            member.open_count = len(deals_sudo)

    # -------------------------------------------------------------------- guards

    def _check_reachable(self, vals):
        """Refuse an address and a phone number that reach nobody.

        :raises UserError: saying which
        """
        text = self.env["prm.messages"]._text
        if "email" in vals and not is_valid_email(vals["email"] or ""):
            raise UserError(text("person_email_invalid"))
        if vals.get("phone") and not is_plausible(vals["phone"]):
            raise UserError(text("phone_invalid"))

    def _check_handed_over(self):
        """Refuse to remove people while something hangs on them.

        :raises EntryRefused: naming the person, with the way to hand it over
        """
        for member in self if not self.env.su else ():
            if not (left := member._left()):
                continue
            raise EntryRefused(
                self.env._(
                    "%(person)s has %(left)s. Hand them over to a colleague first.",
                    person=member.name,
                    left=format_list(self.env, left),
                ),
                member._hand_over_dialog(),
                self.env._("Hand over"),
            )

    def _left(self):
        """Hook: return what a colleague could take over, in words with numbers."""
        self.ensure_one()
        if not self.open_count:
            return []
        return [self.env._("open registrations (%s)", self.open_count)]

    # ------------------------------------------------------------------- buttons

    def action_hand_over(self):
        """Open the dialog that hands the open registrations to a colleague."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("write")
        return self._hand_over_dialog()

    def _hand_over_dialog(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Hand over"),
            "res_model": "prm.member.hand.over",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_member_id": self.id},
        }

    def action_open_registrations(self):
        """Show the registrations of this person."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_registration_action_all"
        )
        action["domain"] = [
            ("partnership_id", "=", self.partnership_id.id),
            ("contact_id", "=", self.partner_id.id),
        ]
        action["context"] = {}
        return action

    def action_invite_again(self):
        """Send all of these people the invitation once more, and say what happened."""
        return self.env["prm.member.crowd"]._on_each(
            self,
            lambda member: member.action_resend_invitation(),
            self.env._("Invited again"),
        )

    def action_end_access(self):
        """End the access of all of these people, and say what happened.

        Also what is left of whom.
        """
        action = self.env["prm.member.crowd"]._on_each(
            self, lambda member: member._end_access(), self.env._("Access ended")
        )
        if told := self._left_of_all():
            action["params"]["message"] += "".join(f"\n{line}" for line in told)
            action["params"].update(type="warning", sticky=True)
        return action

    def _left_of_all(self):
        """Hook: return what is left of whom, a line for each kind of things."""
        if not (names := self.filtered("open_count").mapped("name")):
            return []
        people = format_list(self.env, names)
        return [self.env._("Hand over the open registrations of: %s", people)]

    def _end_access(self):
        """End the access of this person.

        :raises UserError: when it has ended already
        """
        if self.state == "disabled":
            raise UserError(self.env["prm.messages"]._text("access_ended_already"))
        self.action_disable()
