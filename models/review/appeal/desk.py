"""A partner appeals a decision; somebody else looks at it, an administrator reopens."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import plaintext2html

from ....policy import appeal as rules
from ...common.errors import RegistrationRefused

ACTIVITY = "prm.mail_activity_appeal"
DUE = "prm.mail_activity_appeal_due"
LATE = "prm.mail_activity_appeal_late"
RECEIVED = "prm.mail_template_appeal_received"
DECIDED = "prm.mail_template_appeal_decided"


class PrmAppealDesk(models.AbstractModel):
    """Takes appeals, and decides on them.

    The row of the deal is locked first and is written by each deed, so of two at the
    same moment the second one sees what the first one did.
    """

    _name = "prm.appeal.desk"
    _inherit = ["prm.deal.request.desk"]
    _description = "Appeals against decisions"

    # --------------------------------------------------------------- the partner asks

    @api.model
    def _verdict(self, deal):
        """Tell whether the last decision on ``deal`` can be appealed now."""
        deal_sudo = deal.sudo()
        move_sudo = self._appealed_sudo(deal)
        company_sudo, portal_sudo = deal_sudo.company_id, deal_sudo.portal_id
        day = deal_sudo._day_at(company_sudo, move_sudo.date) if move_sudo else None
        return rules.verdict_ask(
            rules.Asked(
                decided=day,
                today=deal_sudo._today_at(company_sudo),
                days=portal_sudo.appeal_days,
                is_asked=move_sudo in deal_sudo.appeal_ids.transition_id,
            )
        )

    @api.model
    def _appealed_sudo(self, deal):
        """Return the move (sudo) that the state of a deal comes from, maybe none."""
        deal_sudo = deal.sudo()
        moves_sudo = deal_sudo.transition_ids
        last_sudo = moves_sudo.sorted("id")[-1:]
        is_known = last_sudo.new == deal_sudo.state and last_sudo.new in rules.APPEALED
        return last_sudo if is_known else moves_sudo.browse()

    @api.model
    def _ask(self, deal, reason, token=""):
        """Appeal the last decision on a deal, once.

        :param deal: a registration, in the environment of who appeals
        :param str reason: what the vendor reads
        :param str token: one-shot token of the form
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: with codes by field
        """
        if not self._begin(deal, "appeal", token):
            return
        if code := rules.wrong_text(reason, "appeal_reason"):
            raise RegistrationRefused(self.env, {"appeal": code})
        self._create_sudo(deal, reason.strip())

    @api.model
    def _create_sudo(self, deal, reason):
        """Create an appeal, and tell both sides.

        :return: the appeal (sudo)
        """
        deal_sudo = deal.sudo()
        move_sudo = self._appealed_sudo(deal)
        first_sudo = self._first_sudo(deal_sudo, move_sudo)
        person_sudo = self.env["prm.appeal.person"]._named_sudo(deal, first_sudo)
        appeals_sudo = self.env["prm.appeal"].sudo()
        appeal_sudo = appeals_sudo.create(
            {
                "registration_id": deal.id,
                "transition_id": move_sudo.id,
                "decision": move_sudo.new,
                "first_decider_id": first_sudo.id,
                "contact_id": self.env.user.partner_id.id,
                "reason": reason,
                "person_id": person_sudo.id,
                "due_at": self.env["prm.review.clock"]._due(deal),
            }
        )
        deal_sudo._note_news()
        self._give_activity(appeal_sudo)
        self._mail(appeal_sudo, RECEIVED)
        return appeal_sudo

    @api.model
    def _first_sudo(self, deal, move):
        """Return who decided first: who rejected, or approved what ended by itself."""
        is_by_person = move.new == "rejected"
        return move.user_id if is_by_person else deal.decided_by_id

    # -------------------------------------------------------------- the vendor decides

    @api.model
    def _grant(self, appeal):
        """Reopen the deal of an appeal: the rest follows from its move.

        :param appeal: in the environment of who decides
        :raises UserError: without a reason, to who may not, or when it was decided
        """
        deal = self._locked_deal(appeal)
        if appeal.state == "open":
            self._require(rules.verdict_grant(appeal._decider()))
            if not appeal.reason_id:
                raise UserError(self.env["prm.messages"]._text("reason_id_required"))
            if appeal.reason_id.kind != "reopening":
                raise UserError(self.env["prm.messages"]._text("reason_kind"))
            # The answer stands on the appeal, and is told once.
            deal.write({"reason_id": appeal.reason_id.id, "decision_note": False})
            deal.action_reopen()
            return
        self._decide(appeal, "granted")

    @api.model
    def _decline(self, appeal):
        """Leave the decision as it is.

        :param appeal: in the environment of who decides
        :raises UserError: without an answer, to who may not, or when it was decided
        """
        deal = self._locked_deal(appeal)
        if appeal.state == "open":
            self._require(rules.verdict_decline(appeal._decider()))
            answer = appeal.answer or ""
            if code := rules.wrong_text(answer, "appeal_answer_required"):
                raise UserError(self.env["prm.messages"]._text(code))
        self._decide(appeal, "declined")
        deal._note_news()
        self._close(appeal)

    @api.model
    def _recommend(self, appeal):
        """Ask an administrator to reopen the deal of an appeal.

        :param appeal: in the environment of the person who was named
        :raises UserError: to others, or when it was decided
        """
        self._locked_deal(appeal)
        if appeal.state != "open":
            self._decide(appeal, "granted")  # tells who was first
        self._require(rules.verdict_recommend(appeal._decider()))
        appeal._write_guarded({"is_recommended": True})
        appeal_sudo = appeal.sudo()
        self._give_activity(appeal_sudo)

    @api.model
    def _require(self, verdict):
        self.env["prm.messages"]._require(verdict)

    # --------------------------------------------------------------------- what follows

    @api.model
    def _follow_move(self, deals, before):
        """Grant the open appeals of deals that were reopened, by whatever way.

        :param dict before: record id → state before the move
        """
        for deal_sudo in deals.sudo():
            was, now = before[deal_sudo.id], deal_sudo.state
            if was not in rules.APPEALED or now != "in_review":
                continue
            appeal_sudo = deal_sudo.appeal_ids.filtered(lambda one: one.state == "open")
            if appeal_sudo:
                self._decide(appeal_sudo, "granted")
                self._hand_on(appeal_sudo)
                self._close(appeal_sudo)

    @api.model
    def _hand_on(self, appeal):
        """Let the deal of a granted appeal (sudo) have another reviewer than before."""
        deal_sudo, first_sudo = appeal.registration_id, appeal.first_decider_id
        people = self.env["prm.appeal.person"]
        fit_sudo = (appeal.person_id | appeal.decided_by_id).filtered(
            lambda user: people._is_fit(deal_sudo, user, first_sudo)
        )
        heir_sudo = fit_sudo[:1] or people._named_sudo(deal_sudo, first_sudo)
        if heir_sudo and heir_sudo != deal_sudo.reviewer_id:
            deal_sudo.write({"reviewer_id": heir_sudo.id})

    @api.model
    def _hand_over(self, appeal):
        """Ask somebody else, where nobody who was asked can answer anymore.

        By the rule of the beginning; a recommendation stays, and an administrator has
        it. A second time changes nothing.
        """
        appeal_sudo = appeal.sudo()
        deal_sudo = appeal_sudo.registration_id
        deal_sudo._lock_rows()
        appeal_sudo.invalidate_recordset()
        if appeal_sudo.state != "open" or not appeal_sudo._has_been_left():
            return
        first_sudo, people = appeal_sudo.first_decider_id, self.env["prm.appeal.person"]
        person_sudo = people._named_sudo(deal_sudo.sudo(False), first_sudo)
        if appeal_sudo.is_recommended or person_sudo == appeal_sudo.person_id:
            self._give_activity(appeal_sudo)
        else:
            appeal_sudo.write({"person_id": person_sudo.id})

    @api.model
    def _follow_person(self, appeals):
        """Give the activity to who was named for an open appeal."""
        for appeal_sudo in appeals.sudo():
            if appeal_sudo.state == "open":
                appeal_sudo.registration_id._note_news()
                self._give_activity(appeal_sudo)

    @api.model
    def _close(self, appeal):
        """Close the activity of an appeal that is decided, and tell the partner."""
        appeal_sudo = appeal.sudo()
        deal_sudo = appeal_sudo.registration_id
        deal_sudo.activity_search([ACTIVITY]).action_feedback()
        deal_sudo.activity_unlink([DUE, LATE])
        self._mail(appeal_sudo, DECIDED)

    @api.model
    def _mail(self, appeal, template_xmlid):
        """Tell people of the partner of an appeal (sudo)."""
        deal_sudo = appeal.registration_id
        partnership_sudo = deal_sudo.partnership_id
        partnership_sudo._mail_partner(
            template_xmlid, record=deal_sudo, prm_appeal=appeal.id
        )

    @api.model
    def _give_activity(self, appeal):
        """Let who has to do something about an appeal (sudo) have the one activity."""
        deal_sudo = appeal.registration_id
        deal_sudo.activity_unlink([ACTIVITY])
        person_sudo = self.env["prm.audience"]._employee_sudo(deal_sudo, ACTIVITY)
        if appeal.is_recommended or not person_sudo:
            person_sudo = self.env["prm.appeal.person"]._administrator_sudo(deal_sudo)
        appeal.write({"asked_id": person_sudo.id})
        if not person_sudo:
            return
        language = self.env["prm.language"]._of(person_sudo)
        deal_sudo.activity_schedule(
            ACTIVITY,
            date_deadline=deal_sudo._day_at(deal_sudo.company_id, appeal.due_at),
            user_id=person_sudo.id,
            summary=self._summary(appeal.with_context(lang=language)),
            note=plaintext2html(appeal.reason),
        )

    @api.model
    def _summary(self, appeal):
        """Return what is to be done about an appeal (sudo), in one sentence."""
        env = appeal.env
        if appeal.is_recommended:
            return env._("%s recommends to reopen the deal", appeal.person_id.name)
        if not appeal.person_id:
            return env._("Name a person who looks at the appeal")
        return env._("%s appeals the decision", appeal.contact_id.name)
