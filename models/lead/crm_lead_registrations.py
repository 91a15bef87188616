"""Whose partner registered a deal, as everybody sees it who may read the lead."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.i18n import format_list

# What a list of leads shows stands on these; the rest of a registration is not read.
READ = (
    "held_until",
    "lead_id",
    "origin",
    "outcome",
    "partner_id",
    "protection_end",
    "state",
)


class CrmLead(models.Model):
    """Leads: their registrations, and the way to the partner."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    registration_ids = fields.One2many(
        "prm.registration", "lead_id", "Registrations", groups="base.group_user"
    )
    # Every salesperson who may read the lead sees that a partner registered it.
    registration_count = fields.Integer(
        "Number of registrations",
        compute="_compute_registration",
        search="_search_registration_count",
        compute_sudo=True,
        groups="base.group_user",
        exportable=False,
    )
    # The rule that hides registered leads from share users stands on it.
    prm_has_registration = fields.Boolean(
        "Registered by a partner",
        compute="_compute_prm_has_registration",
        store=True,
        copy=False,
        groups="base.group_user",
    )
    prm_registration_id = fields.Many2one(
        "prm.registration",
        "Registration",
        compute="_compute_registration",
        compute_sudo=True,
        groups="base.group_user",
    )
    prm_partner_name = fields.Char(
        "Registered by",
        compute="_compute_registration",
        compute_sudo=True,
        groups="base.group_user",
    )
    prm_protection_end = fields.Date(
        "Protected until",
        compute="_compute_registration",
        compute_sudo=True,
        groups="base.group_user",
    )

    @api.depends("registration_ids")
    def _compute_prm_has_registration(self):
        registered_sudo = self._prm_registrations_sudo().lead_id
        for lead in self:
            lead.prm_has_registration = lead._origin in registered_sudo

    @api.depends(
        "registration_ids.state",
        "registration_ids.origin",
        "registration_ids.outcome",
        "registration_ids.protection_end",
        "registration_ids.partner_id.name",
    )
    def _compute_registration(self):
        found_sudo = self._prm_registrations_sudo()
        found_sudo.partner_id.fetch(["name"])  # of all leads at once
        self._prm_tell(found_sudo)

    def _prm_tell(self, found_sudo):
        """Tell of each lead what its registrations say.

        :param found_sudo: all registrations of the leads
        """
        told_sudo = found_sudo.filtered(
            lambda deal: deal.origin != "shared" and not deal._is_unanswered_offer()
        )
        by_lead = told_sudo.grouped("lead_id")
        self.registration_count = 0
        self.prm_registration_id = self.prm_protection_end = False
        self.prm_partner_name = ""
        for lead in self:
            if lead in by_lead:
                lead._prm_tell_of(by_lead[lead])

    def _prm_tell_of(self, registrations):
        """Name the partners of registrations on the lead, the protected ones first."""
        named, protected = registrations, registrations.filtered("is_protected")
        if registrations[1:]:  # of a merged lead
            approved = registrations.filtered(lambda deal: deal.state == "approved")
            named = protected | approved | self._prm_running(registrations)
        self.registration_count = len(registrations)
        self.prm_registration_id = named[:1]
        self.prm_partner_name = self._prm_names(named.partner_id)
        if protected:
            self.prm_protection_end = max(protected.mapped("protection_end"))

    @api.model
    def _prm_names(self, partners):
        """Return the names as one text; a list is costly for one or none."""
        names = partners.mapped("name")
        return format_list(self.env, names) if names[1:] else next(iter(names), "")

    def _prm_running(self, registrations):
        """Return the registrations whose partners the lead names."""
        running = registrations.filtered(lambda reg: reg.state != "cancelled")
        return running or registrations

    def _prm_registrations_sudo(self):
        """Return all registrations of the leads, oldest first.

        By a search: the field may be cached as its reader sees it.
        """
        registrations_sudo = self.env["prm.registration"].sudo()
        within = [("lead_id", "in", self.ids)]
        return registrations_sudo.search_fetch(within, READ, order="id")

    def _search_registration_count(self, operator, value):
        """Tell registered leads from others; a salesperson may not read all of them."""
        registrations_sudo = self.env["prm.registration"].sudo()
        query = registrations_sudo._search([("lead_id", "!=", False)])
        registered = Domain("id", "in", query.subselect("lead_id"))
        if operator == "in":
            return registered if 0 not in value else ~registered
        if operator in (">", "!=") and not value:
            return registered
        return NotImplemented

    # ------------------------------------------------------------------- buttons

    def action_open_registrations(self):
        """Open the registrations of this opportunity that the user may read."""
        self.ensure_one()
        self.check_access("read")
        readable = self.env["prm.registration"].search([("lead_id", "=", self.id)])
        domain = [("id", "in", readable.ids)]
        action = {
            "type": "ir.actions.act_window",
            "name": self.env._("Registrations"),
            "res_model": "prm.registration",
            "view_mode": "list,form",
            "domain": domain,
            "context": {"create": False},
        }
        if len(readable) == 1:
            action |= {"view_mode": "form", "res_id": readable.id}
        return action

    # -------------------------------------------------------------- conversation

    def _prm_follow_registrations(self, former):
        """Hand the partners' conversations to the salespeople of the leads.

        :param former: the salespeople until now
        """
        recipients = self.env["prm.deal.recipients"]
        for lead_sudo in self.sudo().filtered("registration_ids"):
            people_sudo = lead_sudo.user_id.partner_id
            recipients._subscribe(lead_sudo.registration_ids, people_sudo)
            recipients._hand_over(lead_sudo.registration_ids, former)
