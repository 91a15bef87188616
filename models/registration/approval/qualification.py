"""Qualifying: one write down from the registration to CRM, and never again."""

from typing import NamedTuple

from odoo import api, models
from odoo.exceptions import UserError


class Taken(NamedTuple):
    """Customer, person and opportunity of an approval, linked or created (sudo)."""

    customer: models.BaseModel
    contact: models.BaseModel
    lead: models.BaseModel


class PrmQualification(models.AbstractModel):
    """What an approval links and creates, after the plan was checked."""

    _name = "prm.qualification"
    _description = "Qualification of a registration"

    @api.model
    def _take_sudo(self, registration, plan):
        """Link what is planned, create the rest, and settle what was found.

        :param Plan plan: records to link
        :return: :class:`Taken`
        :raises UserError: without anybody to create as the customer
        """
        customer_sudo = self._customer_sudo(registration, plan)
        contact_sudo = self._contact_sudo(registration, plan, customer_sudo)
        buyer_sudo = contact_sudo or customer_sudo
        lead_sudo = self._opportunity_sudo(registration, plan, buyer_sudo)
        self._settle_conflicts(registration, customer_sudo, lead_sudo)
        return Taken(customer_sudo, contact_sudo, lead_sudo)

    @api.model
    def _tell(self, registration, lead, former, gone):
        """Tell the opportunity where it comes from, and people who is not there.

        :param lead: the opportunity (sudo)
        :param former: the opportunity of an earlier approval (sudo)
        :param gone: names of who would have got it
        """
        if lead != former:
            self._hand_over_conversation(registration, lead)
        if gone:
            self.env["prm.deal.people"]._tell_who_left(registration, gone, lead)
        if lead.prm_to_confirm:
            self.env["prm.confirm.desk"]._update_activity(lead)

    # ---------------------------------------------------------- customer, person

    @api.model
    def _customer_sudo(self, registration, plan):
        """Link the planned customer, active again if it was archived, or create one.

        :raises UserError: when neither is named
        """
        if plan.customer:
            screening = self.env["prm.customer.screening"]
            screening._claim_record(registration, plan.customer)
            return self._revived_sudo(plan.customer)
        if not registration.customer_name:
            raise UserError(self.env["prm.messages"]._text("customer_missing"))
        partners_sudo = (
            self.env["res.partner"].sudo().with_context(no_vat_validation=True)
        )
        return partners_sudo.create(self._prepare_customer_values(registration))

    @api.model
    def _contact_sudo(self, registration, plan, customer):
        """Link the planned person, or create one who is not there yet.

        :param customer: the company (sudo)
        """
        contact_sudo = plan.contact.sudo()
        if not contact_sudo and plan.create_contact and registration._contact_name():
            if plan.customer:  # nobody works for a company that is new
                proposals = self.env["prm.customer.proposal"]
                contact_sudo = proposals._twin_sudo(registration, customer)
            if not contact_sudo:
                values = self._prepare_contact_values(registration, customer)
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

    @api.model
    def _prepare_customer_values(self, registration):
        """Return the values of a customer company that the partner typed."""
        people = self.env["prm.deal.people"]
        return {
            "name": registration.customer_name,
            "website": registration.customer_website,
            "vat": registration.customer_vat,
            "is_company": True,
            "company_id": registration.company_id.id,
            "user_id": people._at_work(registration, registration.user_id).id,
            "prm_source": "partner_portal",
        }

    @api.model
    def _prepare_contact_values(self, registration, customer):
        """Return the values of a customer's person that the partner typed."""
        return {
            "name": registration._contact_name(),
            "email": registration.contact_email,
            "phone": registration.contact_phone,
            "parent_id": customer.id,
            "type": "contact",
            "company_id": customer.company_id.id,
            "prm_source": "partner_portal",
        }

    # --------------------------------------------------------------- opportunity

    @api.model
    def _opportunity_sudo(self, registration, plan, buyer):
        """Link the planned opportunity, or create one.

        :param buyer: the customer's person, or the customer (sudo)
        """
        lead_sudo = plan.lead.sudo()
        if lead_sudo:
            self._link(lead_sudo, buyer)
            people = self.env["prm.deal.people"]
            people._replace_who_left(registration, lead_sudo, plan)
            return lead_sudo
        values = self._prepare_opportunity_values(registration, plan, buyer)
        return lead_sudo.with_context(mail_create_nosubscribe=True).create(values)

    @api.model
    def _link(self, lead, buyer):
        """Make an existing lead an opportunity of this customer."""
        if lead.type == "lead":
            lead.convert_opportunity(buyer)
        elif not lead.partner_id:
            lead.partner_id = buyer

    @api.model
    def _prepare_opportunity_values(self, registration, plan, buyer):
        """Return the values of the new opportunity.

        Neither ``email_from`` nor ``phone``: with an existing ``partner_id`` CRM
        would write them into the contact.

        :param Plan plan: the reviewer's choices
        :param buyer: the customer's person, or the customer
        """
        registration.ensure_one()
        registration_sudo = registration.sudo()
        stage = plan.stage or registration_sudo.portal_id._default_stage()
        source = self.env.ref("prm.utm_source_partner_portal")
        people = self.env["prm.deal.people"]
        return {
            "name": registration.name,
            "type": "opportunity",
            "partner_id": buyer.id,
            "user_id": people._seller_sudo(registration, plan.user).id,
            "team_id": people._team_sudo(registration, plan.team).id,
            "stage_id": stage.id,
            "company_id": registration.company_id.id,
            "source_id": source.id,
            "expected_revenue": registration.expected_amount,
            "date_deadline": registration.date_closing,
            "description": self._description_html(registration),
        }

    @api.model
    def _description_html(self, registration):
        """Return what the partner wrote on the deal, for the salesperson."""
        rows = [
            (self.env._("Service or product"), registration.offering_id.name),
            (self.env._("Budget"), registration.budget),
            (self.env._("Requirements"), registration.requirements),
        ]
        return self.env["ir.qweb"]._render(
            "prm.opportunity_description", {"rows": [row for row in rows if row[1]]}
        )

    # ---------------------------------------------------------------- afterwards

    @api.model
    def _settle_conflicts(self, registration, customer, lead):
        """Note that what is linked is the same: nothing is left to decide there.

        :param customer: the customer that is linked or new (sudo)
        :param lead: the opportunity that is linked or new (sudo)
        """
        registration_sudo = registration.sudo()
        for found_sudo in registration_sudo.conflict_ids:
            leads_sudo = found_sudo.found_registration_id.lead_id
            leads_sudo |= found_sudo.found_lead_id
            if found_sudo.decision == "share" and lead in leads_sudo:
                continue
            if found_sudo.found_customer_id == customer or lead in leads_sudo:
                found_sudo.decision = "same"

    @api.model
    def _hand_over_conversation(self, registration, lead):
        """Tell the opportunity where it comes from, with the shared comments and files.

        The salesperson follows the registration; later comments stand there only. Of a
        portal that is limited to its team all of them do: others may read the lead.

        :param lead: the opportunity (sudo)
        """
        registration_sudo = registration.sudo()
        messages_sudo = registration_sudo._shared_messages_sudo()
        if registration_sudo.is_team_only:
            messages_sudo = messages_sudo.browse()
        copies_sudo = self.env["ir.attachment"].sudo()
        for file_sudo in messages_sudo.attachment_ids:
            copies_sudo |= file_sudo.copy({"res_model": "crm.lead", "res_id": lead.id})
        lead.message_post(
            body=self.env["ir.qweb"]._render(
                "prm.opportunity_origin",
                {
                    "registration": registration_sudo,
                    "messages": messages_sudo,
                    "format_datetime": self.env["prm.formatting"]._moment,
                },
            ),
            author_id=self.env.user.partner_id.id,
            subtype_xmlid="mail.mt_note",
            attachment_ids=copies_sudo.ids,
        )
        people_sudo = lead.sudo().user_id.partner_id
        self.env["prm.deal.recipients"]._subscribe(registration, people_sudo)
