"""What pages of partners say of protection: of a deal, of the program, at home."""

from odoo import models
from odoo.fields import Domain

from ...policy.extension import HOLD_DAYS
from ..common.visit.together import ids_of, listed
from ..portal.home_page import STEP_LIMIT
from ..portal.registration.latest import Sought
from ..portal.switches import DEALS

# From other parts: _at, _domain, _with_block


class PrmRegistrationPage(models.AbstractModel):
    """The page of a deal: its days, requests for more, and what is asked."""

    _inherit = "prm.registration.page"

    def _page(self, registration, kind="registrations"):
        page = super()._page(registration, kind)
        return {
            **page,
            "extension": self._extension(registration, page["actions"]),
            "extension_told": self._extension_told(registration),
            "question": self._question(registration, page["actions"]),
        }

    def _protection(self, registration):
        """Return the card of the protection, with its first day and what holds it."""
        card = super()._protection(registration)
        if not card:
            return card
        day = self.env["prm.formatting"]._day
        registration_sudo = registration.sudo()
        progress = registration_sudo.last_progress_at
        return {
            **card,
            "start": day(registration.protection_start),
            "left": self._left(card["days_left"]),
            "held": self._held(registration),
            "progress": day(progress) if registration._shows("opportunities") else "",
        }

    def _left(self, days):
        """Return how many days are left, in words."""
        if days == 0:
            return self.env._("Last day")
        if days == 1:
            return self.env._("1 day left")
        return self.env._("%s days left", days)

    def _held(self, registration):
        """Return that a request is pending, and what that means; ``""`` without."""
        registration_sudo = registration.sudo()
        requests_sudo = registration_sudo.extension_ids
        pending_sudo = requests_sudo.filtered(lambda each: each.state == "pending")
        if not pending_sudo:
            return ""
        return pending_sudo._held_words(HOLD_DAYS)

    def _extension(self, registration, actions):
        """Return what the dialog offers, None where nobody may ask."""
        if "extension" not in actions:
            return None
        program_sudo = registration.sudo().program_id
        return {"most": program_sudo.extension_days, "hold": HOLD_DAYS}

    def _extension_told(self, registration):
        """Return what became of the last request, None while it waits or without one.

        It stands beside the protection, whatever else the portal shows. That a request
        was closed tells of the deal's end, so only who sees that reads it.

        :return: dict of ``text``, and of ``note``, what we wrote to the partner
        """
        registration_sudo = registration.sudo()
        last_sudo = registration_sudo.extension_ids.sorted("id")[-1:]
        told = {"approved", "rejected"}
        if registration._shows("opportunities"):
            told |= {"closed"}
        if last_sudo.state not in told:
            return None
        text = last_sudo._words_of_decision()
        return {"text": text, "note": last_sudo.note or ""}

    def _question(self, registration, actions):
        """Return what is asked, None where nothing is."""
        if "progress" not in actions:
            return None
        question_sudo = self.env["prm.progress.desk"]._waiting_sudo(registration)
        return self.env["prm.progress.answer"]._asked(question_sudo)


class PrmRegistrationTimeline(models.AbstractModel):
    """What happened: requests, decisions, questions and answers."""

    _inherit = "prm.registration.timeline"

    def _events(self, registration):
        return [
            *super()._events(registration),
            *self._extension_events(registration),
            *self._question_events(registration),
        ]

    def _extension_events(self, registration):
        """Return what was asked and decided of more days, as pairs of moment and row.

        Of what was closed without a decision, only that it was asked.
        """
        registration_sudo = registration.sudo()
        return [
            (moment, self._at(moment, *texts))
            for request_sudo in registration_sudo.extension_ids
            for moment, *texts in self._extension_texts(request_sudo)
        ]

    def _extension_texts(self, request):
        """Return moment, label, detail and kind of what became of a request (sudo)."""
        day = self.env["prm.formatting"]._day
        asked = request._asked_words()
        events = [(request.create_date, asked, request.reason or "", "extension")]
        if request.decided_by_id:
            decided = (
                self.env._("Protection extended to %s", day(request.new_end))
                if request.state == "approved"
                else self.env._("Protection not extended")
            )
            note = request.note or ""
            events.append((request.decided_at, decided, note, "extension"))
        return events

    def _question_events(self, registration):
        """Return what was asked and answered of progress, as pairs."""
        registration_sudo = registration.sudo()
        return [
            (moment, self._at(moment, *texts))
            for question_sudo in registration_sudo.question_ids
            for moment, *texts in self._question_texts(question_sudo)
        ]

    def _question_texts(self, question):
        """Return moment, label, detail and kind of what became of a question (sudo)."""
        asked = self.env._("We asked whether the deal is still active")
        events = [(question.asked_at, asked, "", "question")]
        if question.state == "answered":
            given = self.env["prm.progress.answer"]._given(question)
            label = self.env._("Answered")
            events.append((question.answered_at, label, given, "question"))
        if question.state == "unanswered":
            label = self.env._("Nobody answered, so the protection ended")
            events.append((question.write_date, label, "", "question"))
        return events


class PrmRegistrationLatest(models.AbstractModel):
    """The lists: the last question about progress, the last request for more days."""

    _inherit = "prm.registration.latest"

    def _sought(self, registrations):
        told = self._with_block(registrations, "history")
        return {
            **super()._sought(registrations),
            "questions": Sought("prm.progress.question", told),
            "extensions": Sought("prm.extension", told),
        }

    def _events(self, registrations, found):
        questions_sudo, requests_sudo = found["questions"], found["extensions"]
        timeline = self.env["prm.registration.timeline"]
        events = [
            (event_sudo.registration_id.id, moment, text)
            for event_sudo, texts in (
                *((each, timeline._question_texts(each)) for each in questions_sudo),
                *((each, timeline._extension_texts(each)) for each in requests_sudo),
            )
            for moment, text, *_more in texts
        ]
        return [*super()._events(registrations, found), *events]


class PrmRegistrationScope(models.AbstractModel):
    """What waits: the question whether a deal is still active."""

    _inherit = "prm.registration.scope"

    def _waiting_domains(self, kind="registrations"):
        asked = self._asked_ids()
        domains = super()._waiting_domains(kind)
        return [*domains, Domain("id", "in", asked)] if asked else domains

    def _asked_ids(self):
        """Return the ids of the deals of which the reader's organization is asked."""
        return listed(self.env, ("asked",), self._asked_query)

    def _asked_query(self):
        """Return the expression of these ids."""
        questions_sudo = self.env["prm.progress.question"].sudo()
        asked = [
            ("state", "=", "open"),
            (
                "registration_id.partner_id",
                "=",
                self.env.user._prm_scope().organization_id,
            ),
            ("registration_id.state", "=", "approved"),
        ]
        return ids_of(questions_sudo, asked, "registration_id")


class PrmPortalGlance(models.AbstractModel):
    """Lists and the home ask which deals a question is open of."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page not in ("home", *DEALS):
            return ahead
        asked = self.env["prm.registration.scope"]._asked_query()
        return ahead | {("asked",): asked}


class PrmProgramPage(models.AbstractModel):
    """The page of the program: how many deals are protected."""

    _inherit = "prm.program.page"

    def _facts(self, partnership):
        text = self.env["prm.protection.cap"]._text(partnership)
        row = (self.env._("Protected deals"), text)
        return [*super()._facts(partnership), *([row] if text else [])]


class PrmHomePage(models.AbstractModel):
    """The home: how many deals are protected, beside the tier."""

    _inherit = "prm.home.page"

    def _step_values(self, portal):
        values = super()._step_values(portal)
        steps = [*self._asked_steps(portal), *values["next_steps"]]
        return {**values, "next_steps": steps[:STEP_LIMIT]}

    def _asked_steps(self, portal):
        """Return the deals of which we ask the reader whether they are active."""
        asked = self.env["prm.registration.scope"]._asked_ids()
        mine = self._domain(portal) & Domain("id", "in", asked)
        deals = self.env["prm.registration"].search(mine, limit=STEP_LIMIT)
        return [
            {
                "text": f"{self._deal_step(deal)}: {deal.display_name}",
                "url": portal._url("registrations", deal.id),
            }
            for deal in deals
            if "progress" in deal._portal_actions()
        ]

    def _deal_step(self, registration):
        """Return what is next; of an approved deal, to answer whether it is active."""
        if registration.state == "approved":
            return self.env._("Answer whether the deal is still active")
        return super()._deal_step(registration)

    def _tier_values(self, portal):
        partnership = portal._own_partnership()
        counts = self.env["prm.protection.cap"]._counts(partnership)
        return {**super()._tier_values(portal), "protected_deals": counts}
