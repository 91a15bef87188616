"""The page of a registration reads its tables once each, not deal by detail."""

from odoo import api, models, tools

# Lines of a registration that its page tells of, or that decide what it offers.
LINES = (
    "transition_ids",
    "news_ids",
    "extension_ids",
    "question_ids",
    "change_ids",
    "appeal_ids",
)
# Columns for employees, jobs and searches: no page of a partner shows or follows them.
UNSHOWN = frozenset(
    "bulk_id contact_changed create_date create_uid customer_contact_id customer_id"
    " decided_by_id direction_id expected_amount first_in_at is_new_company"
    " is_new_contact is_review_late is_review_reminded is_team_only news_due"
    " original_amount original_currency_id own_closing plain_news_at prm_match_domain"
    " prm_match_host prm_match_name prm_match_number prm_match_vat prm_match_words"
    " reminded_step review_escalate_at review_remind_at score_due search_text"
    " told_closing told_stage_id weaker_sign_count write_uid".split()
)
# What decides about a deal, of the partnership that it belongs to.
PARTNERSHIP = ["portal_id", "state", "user_id"]
# What is told of people, by which zone their days are counted, and whose they are.
TOLD = ["name", "email", "phone", "active", "tz", "commercial_partner_id"]


class PrmRegistrationReading(models.AbstractModel):
    """Fills what the rooms of the page ask for next; it shows and decides nothing."""

    _name = "prm.registration.reading"
    _description = "Reading of a registration"

    @api.model
    @tools.ormcache()
    def _columns(self):
        """Return the names of the columns that pages of partners show or follow."""
        return tuple(
            name
            for name, field in self.env["prm.registration"]._fields.items()
            if field.prefetch is True and field.store and field.column_type
            if name not in UNSHOWN
        )

    @api.model
    def _at_once(self, registration):
        """Find lines, people and stages of a registration.

        :param registration: one that the reader may read
        """
        deal_sudo = registration.sudo()
        user_sudo = self.env.user.sudo()
        # Of its employees, archived ones are left out once all are read.
        partnership_sudo = deal_sudo.partnership_id.with_context(active_test=False)
        self.env["prm.portal.glance"]._look_ahead(
            *(deal_sudo.portal_id.with_env(self.env), "record"),
            (deal_sudo, LINES),
            (partnership_sudo, ["user_ids"]),
            (user_sudo, ["prm_member_ids"]),
            record=registration,
        )
        partnership_sudo.fetch(PARTNERSHIP)
        employees_sudo = partnership_sudo.user_ids | partnership_sudo.user_id
        employees_sudo |= deal_sudo.reviewer_id | deal_sudo.salesperson_id
        employees_sudo |= deal_sudo.user_id
        employees_sudo.fetch(["partner_id", "active", "share"])
        people_sudo = employees_sudo.partner_id
        people_sudo |= deal_sudo.contact_id | deal_sudo.representative_id
        people_sudo |= user_sudo.partner_id
        people_sudo.fetch(TOLD)
        if registration._shows("opportunities"):
            self.env["prm.registration.progress"]._pipeline_stages_sudo(registration)
            deal_sudo.team_id.fetch(["name"])
