"""Asks of deals without progress, and ends the protection that nobody answers for."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy import silence

TEMPLATE = "prm.mail_template_progress_question"


class PrmProgressDesk(models.AbstractModel):
    """The job of silent deals; each is taken up by itself, and once."""

    _name = "prm.progress.desk"
    _description = "Questions about progress"

    @api.model
    def _works(self):
        """Return what the job has to do, see ``prm.batch``: in this order."""
        batch = self.env["prm.batch"]
        deals, questions = (
            self.env["prm.registration"],
            self.env["prm.progress.question"],
        )
        over, silent = self._over_domain(), self._silent_domain()
        return [
            batch._on_each(questions, self._settled_domain(), self._settle),
            batch._on_each(questions, over, self._end),
            batch._on_each(deals, silent, self._ask, "last_progress_at, id"),
        ]

    # -------------------------------------------------------------------- settled

    @api.model
    def _settled_domain(self):
        """Return the domain of open questions that need no answer anymore.

        A little wide: :meth:`_settle` looks at each.
        """
        is_open = Domain("state", "=", "open")
        is_ended = Domain("registration_id.outcome", "!=", "open")
        moved = Domain("registration_id.last_progress_at", ">", self._oldest_open())
        return is_open & (is_ended | moved)

    @api.model
    def _oldest_open(self):
        """Return when the oldest question was asked that waits for an answer."""
        questions_sudo = self.env["prm.progress.question"].sudo()
        oldest_sudo = questions_sudo.search(
            [("state", "=", "open")], order="asked_at", limit=1
        )
        return oldest_sudo.asked_at or fields.Datetime.now()

    @api.model
    def _settle(self, question):
        """Close a question where there was progress, or the deal is decided."""
        question_sudo = question.sudo()
        deal_sudo = question_sudo.registration_id
        progress = deal_sudo.last_progress_at
        if deal_sudo.outcome != "open":
            question_sudo.state = "closed"
        elif silence.is_overtaken(question_sudo.asked_at, progress):
            question_sudo.state = "overtaken"

    @api.model
    def _close(self, deals):
        """Close the open questions of deals that are approved no longer."""
        deals_sudo = deals.sudo()
        open_sudo = self._open_sudo(deals_sudo)
        if open_sudo:
            open_sudo.write({"state": "closed"})

    @api.model
    def _open_sudo(self, deals):
        """Return the questions (sudo) of deals that wait for an answer."""
        questions_sudo = deals.sudo().question_ids
        return questions_sudo.filtered(lambda each: each.state == "open")

    @api.model
    def _waiting_sudo(self, deal):
        """Return the question (sudo) that the partner has to answer now, maybe none.

        :param deal: a registration that the reader may read
        """
        deal_sudo = deal.sudo()
        if deal_sudo.state != "approved" or deal_sudo.outcome != "open":
            return self.env["prm.progress.question"].sudo()
        progress = deal_sudo.last_progress_at
        return self._open_sudo(deal_sudo).filtered(
            lambda each: not silence.is_overtaken(each.asked_at, progress)
        )

    # ------------------------------------------------------------------ unanswered

    @api.model
    def _over_domain(self):
        """Return the domain of open questions whose last day has passed.

        A request for more days that waits for the vendor holds this end, too.
        """
        waiting = Domain("state", "=", "open")
        waiting &= Domain("registration_id.held_until", "=", False)
        return waiting & self.env["prm.registration"]._domain_at_companies(
            lambda today: Domain("answer_until", "<", today),
            path="registration_id.company_id",
        )

    @api.model
    def _end(self, question):
        """End the protection of a deal for which nobody answered.

        Its last protected day is the last day for the answer.
        """
        question_sudo = question.sudo()
        deal_sudo = question_sudo.registration_id
        deal_sudo._lock_rows()
        self.env["prm.locking"]._wait_for(question_sudo)
        if not question_sudo.filtered_domain(self._over_domain()):
            return
        self._settle(question_sudo)
        if question_sudo.state != "open":
            return
        question_sudo.state = "unanswered"
        end = min(question_sudo.answer_until, deal_sudo.protection_end)
        deal_sudo._move_to("expired", protection_end=end)

    # ---------------------------------------------------------------------- asked

    @api.model
    def _silent_domain(self):
        """Return the domain of protected deals without progress, of which to ask.

        Each program has its own number of days. While a request for more days waits,
        the partner has spoken; what was shared is the vendor's to move on.
        """
        deals, now = self.env["prm.registration"], fields.Datetime.now()
        programs_sudo = self.env["prm.program"].sudo().with_context(active_test=False)
        programs_sudo = programs_sudo.search([("silent_days", ">", 0)])
        silent = Domain.OR(
            Domain("program_id", "=", program.id)
            & Domain(
                "last_progress_at", "<", silence.asked_before(now, program.silent_days)
            )
            for program in programs_sudo
        )
        return (
            deals._running_domain()
            & Domain("is_protected", "=", True)
            & Domain("held_until", "=", False)
            & Domain("origin", "!=", "shared")
            & Domain("partnership_id.state", "=", "active")
            & Domain("question_ids", "not any", [("state", "=", "open")])
            & silent
        )

    @api.model
    def _ask(self, deal):
        """Ask the partner once whether a deal is still active.

        Where nobody can be asked nothing is, and the protection runs to its end.
        """
        deal_sudo = deal.sudo()
        if not deal_sudo.try_lock_for_update():
            return  # another run is at it
        if not deal_sudo.filtered_domain(self._silent_domain()):
            return
        if not self.env["prm.audience"]._mailed_sudo(deal_sudo, TEMPLATE):
            return
        self._create_sudo(deal_sudo)
        partnership_sudo = deal_sudo.partnership_id
        partnership_sudo._mail_partner(TEMPLATE, record=deal_sudo)

    @api.model
    def _create_sudo(self, deal):
        """Create the question of a deal (sudo), with the days of its program.

        :return: the question (sudo)
        """
        days = deal.program_id.answer_days
        today = deal._today_at(deal.company_id)
        questions_sudo = self.env["prm.progress.question"].sudo()
        questions_sudo.flush_model(["state"])  # one waits at a time
        deal._note_news()
        return questions_sudo.create(
            {
                "registration_id": deal.id,
                "answer_until": silence.answer_until(today, days),
            }
        )
