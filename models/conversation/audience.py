"""Who is told: one table of what happens, and of the roles of those who hear of it.

Mails, activities and conversations ask here for people; what they say, and when, is
theirs. Who is named in the table hears nothing anyway when mails do not reach
them today (``_mailed_sudo``), or when they have left (``_employee_sudo``).
"""

from odoo import api, models

from ..common.thread_mixin import partnership_of

AUTHORS = ("author", "representative")
PARTNER = ("supervisors", "contact")

TOLD = {
    # People of the partner, by a mail of this template
    "prm.mail_template_registration_submitted": AUTHORS,
    "prm.mail_template_registration_in_review": AUTHORS,
    "prm.mail_template_registration_action_required": AUTHORS,
    "prm.mail_template_registration_approved": AUTHORS,
    "prm.mail_template_registration_rejected": AUTHORS,
    "prm.mail_template_registration_withdrawn": AUTHORS,
    "prm.mail_template_registration_cancelled": AUTHORS,
    "prm.mail_template_registration_expired": AUTHORS,
    "prm.mail_template_registration_won": AUTHORS,
    "prm.mail_template_registration_lost": AUTHORS,
    "prm.mail_template_registration_stage": AUTHORS,
    "prm.mail_template_tier_reached": PARTNER,
    "prm.mail_template_tier_notice": PARTNER,
    "prm.mail_template_tier_lowered": PARTNER,
    "prm.mail_template_partnership_due": PARTNER,
    "prm.mail_template_fund_entry": PARTNER,
    "prm.mail_template_certificate_expiring": ("supervisors", "holder"),
    "prm.mail_template_profile_decided": ("asker",),
    "prm.mail_template_directory_decided": ("supervisors",),
    "prm.mail_template_colleague_invited": (),  # an address, of whomever
    "prm.mail_template_colleague_joined": ("other_supervisors",),
    "prm.mail_template_login_address": (),  # the new address, and the former one
    "prm.mail_template_login_changed": (),
    "prm.mail_template_invitation": ("invited",),
    "prm.mail_template_reset": ("invited",),
    "prm.mail_template_digest": ("invited",),
    # Employees, by an activity of this type: the first of them who is there
    "prm.mail_activity_review": ("reviewer",),
    "prm.mail_activity_conflict": ("reviewer", "manager"),
    "prm.mail_activity_confirm": ("salesperson", "reviewer", "manager"),
    "prm.mail_activity_tier": ("manager",),
    "prm.mail_activity_term": ("manager",),
    "prm.mail_activity_certificate": ("manager",),
    "prm.mail_activity_profile": ("manager", "assigned"),
    "prm.mail_activity_directory": ("manager", "assigned"),
    "prm.mail_activity_colleague": ("manager", "assigned"),
    "prm.mail_activity_contact": ("manager", "assigned"),
    "mail.mail_activity_data_todo": ("manager",),  # money is missing in the fund
    # By messages
    "conversation": ("reviewer", "manager", "seller", *AUTHORS),  # they follow it
    "answer": AUTHORS,  # of the vendor, to the partner
    "tier_reached": ("manager",),
    "profile_changed": ("manager", "assigned"),
    "colleague_joined": ("manager", "assigned"),
    "seller_left": ("reviewer", "approver"),
    # Whom others turn to: the first of them
    "question_of_partner": ("manager", "assigned"),
    "question_of_salesperson": ("manager", "reviewer"),  # about a protected deal
    "request_on_deal": ("seller", "manager"),  # for a record of another app
    "new_registration": ("portal_reviewer", "manager", "assigned"),
    "conflict_with_prm.registration": ("reviewer", "manager"),
    "conflict_with_crm.lead": ("owner", "team_leader"),
    "conflict_with_res.partner": ("owner",),
}

# Role → its users or contacts, of records with superuser rights.
ROLES = {
    # of the vendor
    "reviewer": lambda deals: deals.reviewer_id,
    "salesperson": lambda deals: deals.lead_id.user_id,
    "seller": lambda deals: deals.lead_id.user_id or deals.user_id,
    "approver": lambda deals: deals.env.user,
    "manager": lambda records: partnership_of(records).user_id,
    "assigned": lambda records: partnership_of(records).user_ids,
    "portal_reviewer": lambda partnerships: partnerships.portal_id.reviewer_id,
    "owner": lambda records: records.user_id,
    "team_leader": lambda leads: leads.team_id.user_id,
    # of the partner
    "author": lambda deals: deals.contact_id,
    "representative": lambda deals: deals.representative_id,
    "contact": lambda partnerships: partnerships.contact_id,
    "holder": lambda certificates: certificates.partner_id,
    "invited": lambda members: members.partner_id,
    "asker": lambda changes: changes.contact_id,
    "supervisors": lambda records: (
        partnership_of(records)
        .member_ids._filtered_live()
        .filtered(lambda member: member.role == "supervisor")
        .partner_id
    ),
    "other_supervisors": lambda members: (
        ROLES["supervisors"](members) - members.partner_id
    ),
}


class PrmAudience(models.AbstractModel):
    """Finds the people whom the table names."""

    _name = "prm.audience"
    _description = "Who is told"

    @api.model
    def _told(self):
        """Hook: return the table; addons add what happens in them."""
        return TOLD

    @api.model
    def _roles(self):
        """Hook: return role → function of records (sudo) to users or contacts."""
        return ROLES

    # ------------------------------------------------------------- of the partner

    @api.model
    def _mailed_sudo(self, record, template_xmlid):
        """Return the people of the partner who get a mail of this template now.

        Nobody while the partnership is not active or has no assigned employee; nobody
        who may not see on the portal what the mail is about.
        """
        record_sudo = record.sudo()
        people_sudo = self._contacts_sudo(record, template_xmlid)
        partnership_sudo = partnership_of(record_sudo)
        if partnership_sudo.state != "active" or not partnership_sudo.user_ids:
            return people_sudo.browse()
        people_sudo = people_sudo.filtered(lambda each: each.email and each.active)
        readers_sudo = record_sudo._readers_sudo(people_sudo)
        if readers_sudo is None:
            live_sudo = partnership_sudo.member_ids._filtered_live()
            return people_sudo & live_sudo.partner_id
        return readers_sudo

    @api.model
    def _answered_sudo(self, deal):
        """Return whom an answer of the vendor goes to.

        The author always, others as far as they may open the registration.
        """
        people_sudo = self._contacts_sudo(deal, "answer")
        author_sudo = deal.sudo().contact_id
        return people_sudo.filtered(
            lambda each: each == author_sudo or deal._may_be_opened_by(each.user_ids)
        )

    @api.model
    def _contacts_sudo(self, records, event):
        """Return the contacts of all whom the table names, employees among them."""
        people_sudo = self.env["res.partner"].sudo()
        for found_sudo in self._found_sudo(records, event):
            is_user = found_sudo._name == "res.users"
            people_sudo |= found_sudo.partner_id if is_user else found_sudo
        return people_sudo

    # -------------------------------------------------------------- of the vendor

    @api.model
    def _employees_sudo(self, records, event):
        """Return all users whom the table names."""
        users_sudo = self.env["res.users"].sudo()
        for found_sudo in self._found_sudo(records, event):
            if found_sudo._name == "res.users":
                users_sudo |= found_sudo
        return users_sudo

    @api.model
    def _employee_sudo(self, records, event):
        """Return the first of the employees who is still there, maybe nobody."""
        users_sudo = self._employees_sudo(records, event)
        return users_sudo.filtered(lambda user: user.active and not user.share)[:1]

    @api.model
    def _reviewer_sudo(self, partnership):
        """Return who reviews new registrations; nobody who left or may not review."""
        users_sudo = self._employees_sudo(partnership, "new_registration")
        return users_sudo._prm_reviewers()[:1]

    @api.model
    def _reviewer_at_work_sudo(self, registration):
        """Return the reviewer; of one who left, who reviews in their place."""
        registration_sudo = registration.sudo()
        reviewer_sudo = registration_sudo.reviewer_id._prm_reviewers()
        return reviewer_sudo or self._reviewer_sudo(registration_sudo.partnership_id)

    @api.model
    def _asked_sudo(self, target):
        """Return who works with a registration, an opportunity or a customer.

        Of the first role that has somebody, maybe nobody.
        """
        nobody_sudo = self.env["res.users"].sudo()
        found_sudo = self._found_sudo(target, f"conflict_with_{target._name}")
        return next(filter(None, found_sudo), nobody_sudo)

    # ----------------------------------------------------------------- the tables

    @api.model
    def _found_sudo(self, records, event):
        """Return for each role of ``event`` its users or contacts."""
        records_sudo = records.sudo()
        roles = self._roles()
        return [roles[role](records_sudo) for role in self._told()[event]]
