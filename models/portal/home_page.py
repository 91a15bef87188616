"""The portal's home: what there is, what waits for this person, whom to call."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import is_html_empty

from ...policy.registration_moves import UNDECIDED
from ..common.visit.reader import EMPLOYEE
from ..common.visit.together import holding, listed
from .program.reading import lines_of_program
from .registration.listing import ROW
from .switches import DEALS

# Longest list of next steps; more would not be a next step.
STEP_LIMIT = 5
# Lines of the own partnership that widgets look at.
PARTNERSHIP_LINES = ("member_ids", "certificate_ids")
# List and filter → name of the counter, where the filter's is that of the offers.
COUNTER_KEYS = {("registrations", "waiting"): "input"}


class PrmHomePage(models.AbstractModel):
    """What the home of a portal shows to the current user."""

    _name = "prm.home.page"
    _description = "Home of a partner portal"

    def _page(self, portal):
        """Return everything the home page shows; what is not shown is not computed.

        :param portal: one that the current user may open
            and, with limits off, one without a partnership of theirs
        :return: texts and plain values by the names that the templates use; in
            ``widgets`` key, template and width of those that stand there, in order
        """
        portal.ensure_one()
        partnership = portal._read_own_partnership()
        partnership.check_access("read")
        partnership_sudo = partnership.sudo()
        portal_sudo = portal.sudo()
        self._read_at_once(portal, partnership_sudo)
        home = {
            "greeting_name": self.env.user.partner_id.name,
            "organization_name": partnership_sudo.partner_id.name,
            "welcome": self._text(portal_sudo.welcome),
            "widgets": [],
        }
        widgets = self.env["prm.home.widgets"]._shown(portal)
        if any(widget.without_deals != "same" for widget in widgets):
            home["is_empty"] = self._is_empty(portal)
        for widget in widgets:
            if widget.without_deals == "hidden" and home["is_empty"]:
                continue
            home |= widget.values(portal)
            if not widget.needs or home[widget.needs]:
                parts = ("key", "template", "width")
                home["widgets"].append({part: getattr(widget, part) for part in parts})
        return home

    def _text(self, text):
        """Return a text of the editor, or nothing when it shows nothing."""
        return None if is_html_empty(text) else text

    def _read_at_once(self, portal, partnership_sudo):
        """Find the lines that widgets look at, and the people whom they name."""
        # Of its employees, archived ones are left out once all are read.
        all_sudo = partnership_sudo.with_context(active_test=False)
        user_sudo = self.env.user.sudo()
        self.env["prm.portal.glance"]._look_ahead(
            *(portal, "home"),
            (user_sudo, ["prm_member_ids"]),
            (partnership_sudo.partner_id, ["partnership_ids"]),
            (all_sudo, {"user_ids": EMPLOYEE}),
            (partnership_sudo, PARTNERSHIP_LINES),
            *lines_of_program(partnership_sudo),
        )

    def _is_empty(self, portal):
        """Tell whether the current user sees no registration on this portal."""
        return "deals" not in self._held(portal)

    def _held(self, portal):
        """Return the keys of what there is for the current user, see ``_sought``."""
        return listed(
            self.env, ("home", portal.id), lambda: holding(self._sought(portal))
        )

    def _sought(self, portal):
        """Hook: return key → model and domain of what the home looks for.

        All of it is looked for by one query. Rooms add theirs to those of ``super()``.
        """
        sought = {"deals": (self.env["prm.registration"], self._domain(portal))}
        if not (partnership := portal._own_partnership()):
            return sought
        ending = self.env["prm.program.certificates"]._ending_domain(partnership)
        return sought | {"ending": (self.env["prm.certificate"], ending)}

    def _domain(self, portal):
        """Return the domain of the registrations that the home counts."""
        scope = self.env["prm.registration.scope"]
        seen = scope._view_domain(scope._widest_view())
        return Domain("portal_id", "=", portal.id) & seen

    # -------------------------------------------------------- values of the widgets

    def _tier_values(self, portal):
        """Return tier, points and margin of the own partnership."""
        partnership = portal._own_partnership()
        return {
            **self.env["prm.program.page"]._tier(partnership),
            "program_url": portal._url("program"),
            "margin": self.env["prm.formatting"]._percent(partnership.margin),
        }

    def _counter_values(self, portal):
        """Return the counters of the sections that are offered."""
        urls = self.env["prm.portal.sections"]._urls(portal)
        return {"counters": self._counters(portal, urls, self._domain(portal))}

    def _step_values(self, portal):
        """Return what waits for this person, at most :data:`STEP_LIMIT`."""
        urls = self.env["prm.portal.sections"]._urls(portal)
        steps = []
        if "program" in urls:
            steps += self._program_steps(portal, portal._own_partnership())
        if "registrations" in urls:
            steps += self._deal_steps(portal, self._domain(portal))
        return {"next_steps": steps[:STEP_LIMIT]}

    def _manager_values(self, portal):
        """Return name, mail and phone of the partner manager."""
        manager_sudo = self.env["prm.audience"]._employee_sudo(
            portal._own_partnership(), "question_of_partner"
        )
        return {"manager": self.env["prm.registration.page"]._person(manager_sudo)}

    def _news_values(self, portal):
        """Return the news of the portal in the reader's language."""
        portal_sudo = portal.sudo()
        return {"news": self._text(portal_sudo.news)}

    def _chart_values(self, portal):
        """Return where the charts come from, if any, and whose deals they count."""
        charts = list(self.env["prm.chart"]._shown(portal))
        return {
            "charts": charts,
            "charts_url": portal._url("charts") if charts else None,
            "is_supervisor": portal._is_supervisor(),
        }

    # ------------------------------------------------------------------- counters

    def _counters(self, portal, urls, mine):
        """Return the counters; each leads to the list that it counts.

        :param portal: whose names the sections have
        :param dict urls: address of each section that is offered; the lists of the
            others are not counted
        """
        scope = self.env["prm.registration.scope"]
        view = scope._widest_view()
        counted = [each for each in self._counted(portal) if each[2] in urls]
        counts = scope._counts(
            [
                self._within(mine & scope._kind_domain(kind), sought)
                for _, sought, kind, _ in counted
            ]
        )
        return [
            {
                "key": COUNTER_KEYS.get((kind, filter_key), filter_key),
                "label": label,
                "count": count,
                "url": f"{urls[kind]}?view={view}&filterby={filter_key}",
            }
            for (label, _, kind, filter_key), count in zip(counted, counts, strict=True)
        ]

    def _within(self, domain, sought):
        """Return what is counted within a domain: a domain, or a tuple of some."""
        if isinstance(sought, tuple):
            return tuple(domain & each for each in sought)
        return domain & sought

    def _counted(self, portal):
        """Return label, domain (see ``_counts``), list and filter of each counter.

        The label has the section's own name, where the portal gives it one.
        """
        scope = self.env["prm.registration.scope"]
        own = {
            key: self.env["prm.portal.sections"]._own_name(portal, key) for key in DEALS
        }
        registrations, opportunities = own["registrations"], own["opportunities"]
        return [
            (
                self.env._("%s: open", registrations)
                if registrations
                else self.env._("Open registrations"),
                Domain("state", "in", list(UNDECIDED)),
                "registrations",
                "undecided",
            ),
            (
                self.env._("Waiting for you"),
                tuple(scope._waiting_domains()),
                "registrations",
                "waiting",
            ),
            (
                self.env._("%s: open", opportunities)
                if opportunities
                else self.env._("Open opportunities"),
                Domain("outcome", "=", "open"),
                "opportunities",
                "open",
            ),
            (
                self.env._("Won this year"),
                scope._won_this_year_domain(),
                "opportunities",
                "won_this_year",
            ),
        ]

    # ----------------------------------------------------------------- next steps

    def _program_steps(self, portal, partnership):
        """Return what the program asks for: to keep a tier, to renew a certificate."""
        steps = []
        if not partnership:
            return steps
        if danger := self.env["prm.program.page"]._danger(partnership):
            text = self.env._(
                "%(tier_name)s is at risk: %(points)s of %(target)s points", **danger
            )
            steps.append({"text": text, "url": portal._url("program")})
        certificates = self.env["prm.program.certificates"]
        is_one_ending = "ending" in self._held(portal)
        if is_one_ending and (expiring := certificates._next_expiry(partnership)):
            text = self.env._(
                "%(name)s of %(person)s is valid until %(date)s: renew it", **expiring
            )
            url = portal._url("program?tab=certificates")
            steps.append({"text": text, "url": url})
        return steps

    def _deal_steps(self, portal, mine):
        """Return what waits for this person."""
        scope = self.env["prm.registration.scope"]
        waiting = [mine & each for each in scope._input_domains()]
        found = scope._newest(waiting, STEP_LIMIT, ROW)
        return [
            {
                "text": f"{self._deal_step(record)}: {record.display_name}",
                "url": portal._url("registrations", record.id),
            }
            for record in found.sorted("id", reverse=True).sorted("state")
        ]

    def _deal_step(self, registration):
        """Return what the current user does next with a registration that waits."""
        if registration.state == "draft":
            return self.env._("Finish your draft")
        actions = registration._portal_actions()
        if "edit" in actions:
            return self.env._("Correct and resubmit")
        if "comment" in actions:
            return self.env._("Answer in the conversation")
        return self.env._("Read the answer")


class PrmPortalGlance(models.AbstractModel):
    """The home asks what there is."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page != "home":
            return ahead
        sought = self.env["prm.home.page"]._sought(portal)
        partnership_sudo = portal._own_partnership().sudo()
        reader = self.env["prm.reader"]
        user_sudo = self.env.user.sudo()
        people_sudo = user_sudo.partner_id | partnership_sudo.partner_id
        employees = reader._employees_of(partnership_sudo)
        return {
            **ahead,
            ("home", portal.id): holding(sought),
            **reader._asked_of_memberships(),
            **reader._asked_of_people(employees, people_sudo),
        }
