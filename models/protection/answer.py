"""The partner's answer to a question about progress: on the portal, or by a link."""

from odoo import api, fields, models
from odoo.tools import plaintext2html

from ...policy import silence
from ..common.errors import RegistrationRefused
from .question import ANSWERS

ACTIVITY = "prm.mail_activity_progress"


class PrmProgressAnswer(models.AbstractModel):
    """Takes answers; no lead is changed by one, its owner is told."""

    _name = "prm.progress.answer"
    _description = "Answers about progress"

    @api.model
    def _answer_on_page(self, deal, answer, closing=None):
        """Take the answer of the current portal user.

        :param deal: a registration, in the environment of who answers
        :param str answer: ``active``, ``won`` or ``lost``
        :param closing: the new estimated closing date of an active deal
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: with codes by field, or when nothing is asked
        """
        deal.ensure_one()
        deal._check_portal_may("progress")
        deal_sudo = deal.sudo()
        newest_sudo = deal_sudo.question_ids.sorted("id")[-1:]
        if not newest_sudo:
            raise RegistrationRefused(self.env, {"": "nothing_is_asked"})
        person = self.env.user.partner_id
        self._answer(newest_sudo, person, answer, closing)

    @api.model
    def _answer_by_link(self, question, member, answer, closing=None):
        """Take the answer of who has the link of ``member``; parameters as below.

        :param question: and ``member``, with superuser rights
        :raises RegistrationRefused: with codes by field, or when nothing is asked
        """
        person = member.partner_id
        question_sudo = question.with_user(member.user_id).sudo()
        service = self.with_user(member.user_id)
        service._answer(question_sudo, person, answer, closing, by_mail=True)

    @api.model
    def _answer(self, question, person, answer, closing=None, by_mail=False):
        """Take an answer, once; the first one stands.

        :param question: with superuser rights
        :param person: the contact who answers
        :param str answer: ``active``, ``won`` or ``lost``
        :param closing: the new estimated closing date of an active deal
        :param bool by_mail: by the link in the mail
        :raises RegistrationRefused: with codes by field, or when nothing is asked
        """
        deal_sudo = question.registration_id
        deal_sudo._lock_rows()
        self.env["prm.locking"]._wait_for(question)
        if question.state == "answered":
            return
        if not self.env["prm.progress.desk"]._waiting_sudo(deal_sudo):
            raise RegistrationRefused(self.env, {"": "nothing_is_asked"})
        today = deal_sudo._today_at(deal_sudo.company_id)
        if errors := silence.wrong_answer(answer, closing, today):
            raise RegistrationRefused(self.env, errors)
        now = fields.Datetime.now()
        question.write(
            {
                "state": "answered",
                "answer": answer,
                "date_closing": closing if answer == "active" else False,
                "answered_at": now,
                "answered_by_id": person.id,
                "by_mail": by_mail,
            }
        )
        self._follow(question, deal_sudo)

    @api.model
    def _follow(self, question, deal):
        """Let the answer count as progress, and tell the owner (all as superuser)."""
        deal._note_progress(question.answered_at)
        deal._note_news()
        if question.date_closing:
            # What stands in CRM goes first, for those who see it.
            crm = deal.lead_id.date_deadline and deal.date_closing
            said = question.date_closing
            deal.write({"own_closing": said, "date_closing": crm or said})
        self._tell_owner(question, deal)

    @api.model
    def _tell_owner(self, question, deal):
        """Tell the owner by a note; what was won or lost is something to do."""
        owner_sudo = self.env["prm.audience"]._employee_sudo(deal, ACTIVITY)
        here = deal.with_context(lang=self.env["prm.language"]._of(owner_sudo))
        text = self._sentence(question.with_context(lang=here.env.lang))
        here.message_post(
            body=plaintext2html(text),
            author_id=question.answered_by_id.id,
            partner_ids=owner_sudo.partner_id.ids,
            subtype_xmlid="mail.mt_note",
        )
        if owner_sudo and question.answer != "active":
            deal.activity_schedule(
                ACTIVITY,
                date_deadline=deal._today_at(deal.company_id),
                user_id=owner_sudo.id,
                summary=text,
            )

    @api.model
    def _sentence(self, question):
        """Return what was answered as one sentence, for employees."""
        env, person = question.env, question.answered_by_id.name
        if question.answer == "won":
            return env._("%s says that the deal is won.", person)
        if question.answer == "lost":
            return env._("%s says that the deal is lost.", person)
        day = env["prm.formatting"]._day(question.date_closing)
        return env._(
            "%(person)s says that the deal is still active, with %(day)s as the "
            "estimated closing date.",
            person=person,
            day=day,
        )

    # ------------------------------------------------------------------- for pages

    @api.model
    def _choices(self):
        """Return value → label of the answers, in the reader's language."""
        questions_sudo = self.env["prm.progress.question"].sudo()
        labels = self.env["prm.formatting"]._choices(questions_sudo, "answer")
        return {key: labels[key] for key, _label in ANSWERS}

    @api.model
    def _asked(self, question):
        """Return what a page asks: plain values in the reader's language.

        :param question: with superuser rights
        """
        day = self.env["prm.formatting"]._day
        deal_sudo = question.registration_id
        return {
            "until": day(question.answer_until),
            "since": deal_sudo._silent_since_text(),
            "answers": self._choices(),
            "name": deal_sudo.name,
            "number": deal_sudo.number,
            "today": fields.Date.to_string(deal_sudo._today_at(deal_sudo.company_id)),
        }

    @api.model
    def _given(self, question):
        """Return what was answered, for the page of who has the link; "" of none.

        :param question: with superuser rights
        """
        if question.state != "answered":
            return ""
        formatting = self.env["prm.formatting"]
        label = self._choices()[question.answer]
        if question.date_closing:
            closing = formatting._day(question.date_closing)
            label = self.env._(
                "%(answer)s, estimated closing %(day)s", answer=label, day=closing
            )
        return self.env._(
            "%(person)s answered on %(day)s: %(answer)s.",
            person=question.answered_by_id.name,
            day=formatting._day(question.answered_at),
            answer=label,
        )
