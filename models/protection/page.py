"""What pages of partners say of protection: of a deal, of the program, at home."""

from odoo import models
from odoo.fields import Domain

from ...policy.extension import HOLD_DAYS
from ..portal.home_page import STEP_LIMIT

# From other parts: _at, _domain


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
        return self.env._(
            "%(person)s asked for %(days)s more days. Until we decide, the deal stays "
            "protected, at most %(hold)s days longer.",
            person=pending_sudo.contact_id.name,
            days=pending_sudo.days,
            hold=HOLD_DAYS,
        )

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
        text = self._words_of_decision(last_sudo)
        return {"text": text, "note": last_sudo.note or ""}

    def _words_of_decision(self, request_sudo):
        """Return in one sentence what became of a request (sudo) that waits no more."""
        day = self.env["prm.formatting"]._day
        texts = {
            "approved": self.env._("Extended to %(end)s, decided on %(day)s."),
            "rejected": self.env._(
                "Your request for %(days)s more days was not accepted on %(day)s."
            ),
            "closed": self.env._(
                "Your request for %(days)s more days was closed on %(day)s without a "
                "decision."
            ),
        }
        return texts[request_sudo.state] % {
            "days": request_sudo.days,
            "day": day(request_sudo.decided_at),
            "end": day(request_sudo.new_end),
        }

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
        events = []
        day = self.env["prm.formatting"]._day
        registration_sudo = registration.sudo()
        for request_sudo in registration_sudo.extension_ids:
            asked = self.env._("Asked for %s more days", request_sudo.days)
            moment = request_sudo.create_date
            events.append((moment, asked, request_sudo.reason or "", "extension"))
            if not request_sudo.decided_by_id:
                continue
            decided = (
                self.env._("Protection extended to %s", day(request_sudo.new_end))
                if request_sudo.state == "approved"
                else self.env._("Protection not extended")
            )
            note = request_sudo.note or ""
            events.append((request_sudo.decided_at, decided, note, "extension"))
        return [(moment, self._at(moment, *texts)) for moment, *texts in events]

    def _question_events(self, registration):
        """Return what was asked and answered of progress, as pairs."""
        events = []
        answers = self.env["prm.progress.answer"]
        registration_sudo = registration.sudo()
        for question_sudo in registration_sudo.question_ids:
            asked = self.env._("We asked whether the deal is still active")
            moment = question_sudo.asked_at
            events.append((moment, asked, "", "question"))
            if question_sudo.state == "answered":
                given = answers._given(question_sudo)
                label = self.env._("Answered")
                moment = question_sudo.answered_at
                events.append((moment, label, given, "question"))
            if question_sudo.state == "unanswered":
                label = self.env._("Nobody answered, so the protection ended")
                moment = question_sudo.write_date
                events.append((moment, label, "", "question"))
        return [(moment, self._at(moment, *texts)) for moment, *texts in events]


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
        questions_sudo = self.env["prm.progress.question"].sudo()
        organization_sudo = portal._own_partnership().sudo().partner_id
        asked = [
            ("state", "=", "open"),
            ("registration_id.partner_id", "=", organization_sudo.id),
        ]
        deals_sudo = questions_sudo.search(asked).registration_id
        mine = self._domain(portal) & Domain("id", "in", deals_sudo.ids)
        deals = self.env["prm.registration"].search(mine, limit=STEP_LIMIT)
        ask = self.env._("Answer whether the deal is still active")
        return [
            {
                "text": f"{ask}: {deal.display_name}",
                "url": portal._url("registrations", deal.id),
            }
            for deal in deals
            if "progress" in deal._portal_actions()
        ]

    def _tier_values(self, portal):
        partnership = portal._own_partnership()
        text = self.env["prm.protection.cap"]._text(partnership)
        return {**super()._tier_values(portal), "protected_deals": text}
