"""Qualifying: one write down from the registration to CRM, and never again."""

from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...policy import protection


class Plan(NamedTuple):
    """What the reviewer decided; records, empty where a new one shall be created."""

    customer: models.BaseModel
    contact: models.BaseModel
    lead: models.BaseModel
    create_contact: bool = True
    user: models.BaseModel | None = None
    team: models.BaseModel | None = None
    stage: models.BaseModel | None = None


class PrmQualificationMixin(models.AbstractModel):
    """Approval of a registration together with its opportunity."""

    _name = "prm.qualification.mixin"
    _description = "Qualification of a registration"

    protection_start = fields.Date("Protected from", readonly=True, copy=False)
    protection_end = fields.Date(
        "Protected until", readonly=True, copy=False, index=True, tracking=True
    )
    is_protected = fields.Boolean(
        compute="_compute_is_protected", search="_search_is_protected"
    )

    @api.depends("state", "outcome", "protection_end")
    @api.depends_context("tz")
    def _compute_is_protected(self):
        today = fields.Date.context_today(self)
        for registration in self:
            end = registration.protection_end or None
            running = protection.is_running(registration.state, registration.outcome)
            registration.is_protected = running and protection.is_protected(end, today)

    def _search_is_protected(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        protected = Domain("state", "=", "approved")
        protected &= Domain("outcome", "not in", ("won", "lost"))
        protected &= Domain("protection_end", ">=", today)
        if len(set(map(bool, value))) > 1:
            return Domain.TRUE
        return protected if True in value else ~protected

    def action_qualify(self):
        """Approve with defaults: link what is the same, create what is not known.

        :raises UserError: where somebody has to look, and decide in the dialog
        """
        for registration in self:
            registration._qualify()

    def _former_opportunity(self):
        """Return the opportunity of an earlier approval, unless it is lost (sudo)."""
        self_sudo = self.sudo()
        return self_sudo.lead_id.filtered(lambda lead: lead._prm_outcome() != "lost")

    def _qualify(self, plan=None):
        """Approve the registration and create or link its opportunity, once.

        Others who speak of the customer are looked up anew, with whoever is about to
        approve or submit one of them shut out.

        :param Plan plan: records to link; what is missing is created; by default what
            is the same is linked
        :return: the opportunity (sudo)
        :raises UserError: when somebody else decided first, telling who; when a
            conflict has to be decided first, telling which
        """
        self.ensure_one()
        self._look_again(plan and plan.customer)
        plan = plan or self._surely_default_plan()
        self._check_plan(plan)
        former_sudo = self._former_opportunity()
        gone = self._who_left(plan)
        customer_sudo = self._take_customer(plan)
        contact_sudo = self._take_contact(plan, customer_sudo)
        lead_sudo = self._take_opportunity(plan, contact_sudo or customer_sudo)
        self._settle_conflicts(customer_sudo, lead_sudo)
        self._move_to(
            "approved",
            **self._prepare_approval_values(lead_sudo, customer_sudo, contact_sudo),
        )
        if lead_sudo != former_sudo:
            self._hand_over_conversation(lead_sudo)
        if gone:
            self._tell_who_left(gone, lead_sudo)
        if lead_sudo.prm_to_confirm:
            lead_sudo._prm_update_activity()
        return lead_sudo

    # ------------------------------------------------------------------ values

    def _prepare_opportunity_values(self, plan, partner):
        """Return the values of the new opportunity.

        Neither ``email_from`` nor ``phone``: with an existing ``partner_id`` CRM
        would write them into the contact.

        :param Plan plan: the reviewer's choices
        :param partner: the customer's contact, or the customer
        """
        self.ensure_one()
        self_sudo = self.sudo()
        stage = plan.stage or self_sudo.portal_id._default_stage()
        source = self.env.ref("prm.utm_source_partner_portal")
        return {
            "name": self.name,
            "type": "opportunity",
            "partner_id": partner.id,
            "user_id": self._opportunity_owner(plan.user).id,
            "team_id": self._opportunity_team(plan.team).id,
            "stage_id": stage.id,
            "company_id": self.company_id.id,
            "source_id": source.id,
            "expected_revenue": self.expected_amount,
            "date_deadline": self.date_closing,
            "description": self._opportunity_description(),
        }

    def _opportunity_description(self):
        """Return what the partner wrote on the deal, for the salesperson."""
        rows = [
            (self.env._("Service or product"), self.offering_id.name),
            (self.env._("Budget"), self.budget),
            (self.env._("Requirements"), self.requirements),
        ]
        return self.env["ir.qweb"]._render(
            "prm.opportunity_description", {"rows": [row for row in rows if row[1]]}
        )

    def _prepare_approval_values(self, lead, customer, contact):
        """Return the values written together with the state ``approved``."""
        today = fields.Date.context_today(self)
        self_sudo = self.sudo()
        days = protection.effective_days(
            self_sudo.partnership_id.tier_id.protection_days,
            self_sudo.program_id.protection_days,
        )
        return {
            "lead_id": lead.id,
            "customer_id": customer.id,
            "customer_contact_id": contact.id,
            "user_id": lead.user_id.id,
            "decided_at": fields.Datetime.now(),
            "decided_by_id": self.env.uid,
            "reason_id": False,
            "protection_start": today,
            "protection_end": protection.protection_end(today, days),
        }

    def _prepare_customer_values(self):
        """Return the values of a customer company that the partner typed."""
        return {
            "name": self.customer_name,
            "website": self.customer_website,
            "vat": self.customer_vat,
            "is_company": True,
            "company_id": self.company_id.id,
            "user_id": self._at_work(self.user_id).id,
            "prm_source": "partner_portal",
        }

    def _prepare_customer_contact_values(self, customer):
        """Return the values of a customer's person that the partner typed."""
        return {
            "name": self._contact_name(),
            "email": self.contact_email,
            "phone": self.contact_phone,
            "parent_id": customer.id,
            "type": "contact",
            "company_id": customer.company_id.id,
            "prm_source": "partner_portal",
        }

    # ------------------------------------------------------------------- steps

    def _take_customer(self, plan):
        """Link the planned customer, active again if it was archived, or create one."""
        if plan.customer:
            self._claim_record(plan.customer)
            return self._revived_sudo(plan.customer)
        if not self.customer_name:
            raise UserError(self.env["prm.messages"]._text("customer_missing"))
        partners_sudo = (
            self.env["res.partner"].sudo().with_context(no_vat_validation=True)
        )
        return partners_sudo.create(self._prepare_customer_values())

    def _take_contact(self, plan, customer):
        """Link the planned person, or create one who is not there yet (sudo).

        :param customer: the company (sudo)
        """
        contact_sudo = plan.contact.sudo()
        if not contact_sudo and plan.create_contact and self._contact_name():
            proposals = self.env["prm.customer.proposal"]
            contact_sudo = proposals._twin_sudo(self, customer)
            if not contact_sudo:
                values = self._prepare_customer_contact_values(customer)
                return contact_sudo.create(values)
        return self._revived_sudo(contact_sudo)

    @api.model
    def _revived_sudo(self, partners):
        """Return contacts that become part of a deal: none of them stays archived."""
        partners_sudo = partners.sudo()
        archived_sudo = partners_sudo.filtered(lambda each: not each.active)
        if archived_sudo:
            archived_sudo.action_unarchive()
        return partners_sudo

    def _take_opportunity(self, plan, partner):
        """Link the planned opportunity, or create one (sudo)."""
        lead_sudo = plan.lead.sudo()
        if lead_sudo:
            self._link_opportunity(lead_sudo, partner)
            self._replace_who_left(lead_sudo, plan)
            return lead_sudo
        values = self._prepare_opportunity_values(plan, partner)
        return lead_sudo.with_context(mail_create_nosubscribe=True).create(values)

    def _link_opportunity(self, lead, partner):
        """Make an existing lead the opportunity of this registration."""
        if lead.type == "lead":
            lead.convert_opportunity(partner)
        elif not lead.partner_id:
            lead.partner_id = partner

    def _contact_name(self):
        """Return the full name of the customer's person, maybe empty."""
        names = (
            self.contact_first_name,
            self.contact_middle_name,
            self.contact_last_name,
        )
        return " ".join(name for name in names if name)

    def _hand_over_conversation(self, lead):
        """Tell the opportunity where it comes from, with the shared comments and files.

        The salesperson follows the registration; later comments stand there only.

        :param lead: the opportunity (sudo)
        """
        self_sudo = self.sudo()
        messages_sudo = self_sudo._shared_messages()
        copies_sudo = self.env["ir.attachment"].sudo()
        for file_sudo in messages_sudo.attachment_ids:
            copies_sudo |= file_sudo.copy({"res_model": "crm.lead", "res_id": lead.id})
        lead.message_post(
            body=self.env["ir.qweb"]._render(
                "prm.opportunity_origin",
                {
                    "registration": self_sudo,
                    "messages": messages_sudo,
                    "format_datetime": self.env["prm.formatting"]._moment,
                },
            ),
            author_id=self.env.user.partner_id.id,
            subtype_xmlid="mail.mt_note",
            attachment_ids=copies_sudo.ids,
        )
        self_sudo.message_subscribe(lead.user_id.partner_id.ids)
