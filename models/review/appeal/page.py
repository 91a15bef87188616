"""What the page of a deal says of its last appeal."""

from odoo import api, models

from ....policy.registration_moves import UNDECIDED
from ...portal.registration.latest import Sought

# From other parts: _at, _with_block


class PrmAppealPage(models.AbstractModel):
    """Appeals as plain values, in the reader's language."""

    _name = "prm.appeal.page"
    _description = "Appeals on pages of deals"

    @api.model
    def _last(self, deal):
        """Return how the last appeal of a deal stands, None where it says nothing.

        What was granted is told until there is a new decision; what was declined as
        long as the decision stands.

        :param deal: a registration that the reader may read
        """
        deal_sudo = deal.sudo()
        appeal_sudo = deal_sudo.appeal_ids.sorted("id")[-1:]
        if not appeal_sudo or not self._still_matters(deal_sudo, appeal_sudo):
            return None
        return {
            "state": appeal_sudo.state,
            "headline": self._headline(appeal_sudo),
            "reason": appeal_sudo.reason,
            "answer": appeal_sudo.answer or "" if appeal_sudo.state != "open" else "",
        }

    def _still_matters(self, deal, appeal):
        """Tell whether an appeal is about how its deal stands now (both sudo)."""
        if appeal.state == "granted":
            return deal.state in UNDECIDED
        last_sudo = self.env["prm.appeal.desk"]._appealed_sudo(deal)
        return appeal.transition_id == last_sudo

    def _headline(self, appeal):
        """Return one sentence on how an appeal (sudo) stands."""
        day = self.env["prm.formatting"]._day
        if appeal.state == "granted":
            when = day(appeal.decided_at)
            return self.env._("Granted on %s: we review the deal once more.", when)
        if appeal.state == "declined":
            when = day(appeal.decided_at)
            return self.env._("Looked at again on %s: the decision stays.", when)
        person_sudo = appeal.person_id.filtered("active")
        due = day(appeal.due_at)
        if not person_sudo:
            return self.env._(
                "We name a person who looks at it again, and answer by %s.", due
            )
        return self.env._(
            "%(person)s looks at it again and answers by %(due)s.",
            person=person_sudo.name,
            due=due,
        )


class PrmRegistrationPage(models.AbstractModel):
    """The page of a deal, with its appeal."""

    _inherit = "prm.registration.page"

    def _page(self, registration, kind="registrations"):
        """Return what the page shows, with the last appeal."""
        page = super()._page(registration, kind)
        last = self.env["prm.appeal.page"]._last(registration)
        return {**page, "appeal": last}

    def _actions(self, registration):
        """Return what the page offers: a decision can be appealed once, in time."""
        actions = super()._actions(registration)
        if "appeal" not in actions:
            return actions
        may_ask = self.env["prm.appeal.desk"]._verdict(registration)
        return actions if may_ask else actions - {"appeal"}


class PrmRegistrationProgress(models.AbstractModel):
    """What comes next while somebody looks at a decision again."""

    _inherit = "prm.registration.progress"

    @api.model
    def _next_step(self, registration):
        """Return one sentence that says what comes next, or ``""``."""
        appeal = self.env["prm.appeal.page"]._last(registration)
        if appeal and appeal["state"] == "open":
            return self.env._("We look at it again and answer you here.")
        return super()._next_step(registration)


class PrmRegistrationTimeline(models.AbstractModel):
    """What happened: appeals, and what was answered."""

    _inherit = "prm.registration.timeline"

    def _events(self, registration):
        """Return what happened, with appeals as pairs of moment and row."""
        registration_sudo = registration.sudo()
        return [
            *super()._events(registration),
            *(
                (moment, self._at(moment, label, text, "appeal"))
                for appeal_sudo in registration_sudo.appeal_ids
                for moment, label, text in self._appeal_texts(appeal_sudo)
            ),
        ]

    def _appeal_texts(self, appeal):
        """Return what there is to tell of an appeal (sudo): moment, label, text."""
        texts = [(appeal.create_date, self.env._("Appealed"), appeal.reason)]
        if appeal.state != "open":
            state = self.env["prm.formatting"]._choice(appeal, "state")
            label = self.env._("Appeal: %s", state)
            texts.append((appeal.decided_at, label, appeal.answer or ""))
        return texts


class PrmRegistrationLatest(models.AbstractModel):
    """The lists: the last appeal of each deal."""

    _inherit = "prm.registration.latest"

    def _sought(self, registrations):
        told = self._with_block(registrations, "history")
        return {**super()._sought(registrations), "appeals": Sought("prm.appeal", told)}

    def _events(self, registrations, found):
        timeline = self.env["prm.registration.timeline"]
        events = [
            (appeal_sudo.registration_id.id, moment, label)
            for appeal_sudo in found["appeals"]
            for moment, label, _text in timeline._appeal_texts(appeal_sudo)
        ]
        return [*super()._events(registrations, found), *events]
