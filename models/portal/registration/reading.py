"""The page of a registration reads its tables once each, not deal by detail."""

from odoo import api, models, tools
from odoo.tools import SQL

from ...common.visit.reader import EMPLOYEE
from ...common.visit.rows import rows_of, usual
from ..form.choices import WITHDRAWALS

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
# What decides about a deal, of its program, partnership, pipeline and opportunity.
AROUND = {
    "program_id": ("max_extensions", "extension_days", "max_resubmissions"),
    "partnership_id": ("portal_id", "state", "user_id"),
    "team_id": ("name",),
    "offering_id": ("name",),
    "lead_id": ("lost_reason_id", "date_last_stage_update"),
}


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
            (deal_sudo, {name: self._read_of(name) for name in LINES}),
            (partnership_sudo, {"user_ids": EMPLOYEE}),
            (user_sudo, ["prm_member_ids"]),
            record=registration,
        )

    @api.model
    def _read_of(self, name):
        """Return the names of what is read of lines of a registration."""
        return usual(self.env[self.env["prm.registration"]._fields[name].comodel_name])

    @api.model
    def _asked(self, registration):
        """Return key → expression of what is read around a registration."""
        deal_sudo = registration.sudo()
        read = self.env["prm.reader"]._asked_of_memberships()
        for name, names in AROUND.items():
            read[name] = rows_of(deal_sudo[name], names)
        read |= self._asked_of_people(deal_sudo)
        read = {("of deal", registration.id, key): each for key, each in read.items()}
        read[WITHDRAWALS] = self.env["prm.registration.choices"]._withdrawal_rows()
        if deal_sudo.stage_id and registration._shows("opportunities"):
            progress = self.env["prm.registration.progress"]
            key, ask = progress._asked_stages(deal_sudo.team_id, deal_sudo.stage_id)
            read[key] = ask()
        return read

    def _asked_of_people(self, deal):
        """Return key → expression of the people whom a deal (sudo) names."""
        reader = self.env["prm.reader"]
        user_sudo = self.env.user.sudo()
        users = deal.reviewer_id | deal.salesperson_id | deal.user_id
        own = reader._employees_of(deal.partnership_id)
        employees = SQL("%s UNION ALL SELECT unnest(%s::int[])", own, users.ids)
        people_sudo = deal.contact_id | deal.representative_id | user_sudo.partner_id
        return reader._asked_of_people(employees, people_sudo)


class PrmPortalGlance(models.AbstractModel):
    """The page of a deal asks for what stands on its lines, and who."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page != "record":
            return ahead
        return ahead | self.env["prm.registration.reading"]._asked(record)
