"""The portal's home: what there is, what waits for this person, whom to call."""

from odoo import models
from odoo.fields import Domain

from ...policy.registration_moves import UNDECIDED

# Longest list of next steps; more would not be a next step.
STEP_LIMIT = 5
# Counters say "999+" beyond: nobody reads more, and the database counts no further.
COUNT_LIMIT = 1000


class PrmPortalHomeMixin(models.AbstractModel):
    """Plain values for the home page."""

    _name = "prm.portal.home.mixin"
    _inherit = ["prm.portal.chart.mixin"]
    _description = "Home of a partner portal"

    def _portal_home(self):
        """Return everything the home page shows to the current user."""
        self.ensure_one()
        partnership = self._own_partnership()
        mine = self._home_domain()
        registrations = self.env["prm.registration"]
        partnership_sudo = partnership.sudo()
        return {
            "greeting_name": self.env.user.partner_id.name,
            "organization_name": partnership_sudo.partner_id.name,
            "counters": self._home_counters(mine),
            "next_steps": [
                *self._home_program_steps(partnership),
                *self._home_next_steps(mine),
            ][:STEP_LIMIT],
            "manager": registrations._person(partnership_sudo._manager()),
            "is_empty": not registrations.search_count(mine, limit=1),
            **partnership._portal_tier(),
            "program_url": self._url("program"),
            "charts_url": self._url("charts"),
            "is_supervisor": self._is_supervisor(),
            "margin": partnership._percent_text(partnership.margin),
        }

    def _home_view(self):
        """Return the view of the lists that the home counts."""
        return "all" if self._is_supervisor() else "mine"

    def _home_domain(self):
        """Return the domain of the registrations that the home counts."""
        scope = self.env["prm.registration"]._portal_scope_domain(self._home_view())
        return Domain("portal_id", "=", self.id) & scope

    def _home_counters(self, mine):
        """Return the four counters; each leads to the list that it counts."""
        view = self._home_view()
        undecided = Domain("state", "in", list(UNDECIDED))
        registrations = self.env["prm.registration"]
        waiting = registrations._portal_input_domain()
        won = registrations._won_this_year_domain()
        rows = [
            (self.env._("Open registrations"), undecided, "registrations", "undecided"),
            (self.env._("Need your input"), waiting, "registrations", "input"),
            (
                self.env._("Open opportunities"),
                Domain("outcome", "=", "open"),
                "opportunities",
                "open",
            ),
            (self.env._("Won this year"), won, "opportunities", "won_this_year"),
        ]
        return [
            {
                "key": filter_key,
                "label": label,
                "count": self._count(
                    mine & registrations._portal_base_domain(page) & domain
                ),
                "url": f"{self._url(page)}?view={view}&filterby={filter_key}",
            }
            for label, domain, page, filter_key in rows
        ]

    def _count(self, domain):
        """Return the number of registrations as text, capped."""
        number = self.env["prm.registration"].search_count(domain, limit=COUNT_LIMIT)
        return str(number) if number < COUNT_LIMIT else f"{COUNT_LIMIT - 1}+"

    def _home_program_steps(self, partnership):
        """Return what the program asks for: to keep a tier, to renew a certificate."""
        steps = []
        if danger := partnership._program_danger():
            text = self.env._(
                "%(tier_name)s is in danger: %(points)s of %(target)s points", **danger
            )
            steps.append({"text": text, "url": self._url("program")})
        if expiring := partnership._next_expiry():
            text = self.env._(
                "%(name)s of %(person)s is valid until %(date)s: renew it", **expiring
            )
            steps.append({"text": text, "url": self._url("program?tab=certificates")})
        return steps

    def _home_next_steps(self, mine):
        """Return what waits for this person."""
        registrations = self.env["prm.registration"]
        waiting = registrations.search(
            mine & registrations._portal_input_domain(),
            order="state, id desc",
            limit=STEP_LIMIT,
        )
        return [
            {
                "text": f"{self._home_next_step(record)}: {record.display_name}",
                "url": self._url("registrations", record.id),
            }
            for record in waiting
        ]

    def _home_next_step(self, registration):
        """Return what the current user does next with a registration that waits."""
        if registration.state == "draft":
            return self.env._("Finish your draft")
        if registration._is_resubmitted_out():
            return self.env._("Answer in the conversation")
        return self.env._("Correct and resubmit")
