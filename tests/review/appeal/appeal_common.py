"""Deals that were rejected or have expired, and what becomes of their appeals."""

from odoo import fields

from ....models.common.errors import RegistrationRefused

REASON = "The customer has signed a letter of intent with us."
ACTIVITY = "prm.mail_activity_appeal"


class AppealData:
    """Helpers for whatever test case has the data of ``common``."""

    def rejected(self, user=None, by=None, kind="rejection"):
        """Return a deal (sudo) that ``by`` has rejected."""
        deal = self._register(user).with_env(self.env)
        desk = deal.with_user(by or self.channel_own)
        desk.reason_id = self.reasons[kind]
        desk.action_reject()
        return deal.sudo()

    def expired(self, user=None):
        """Return a deal (sudo) whose protection has ended."""
        deal = self._register(user).with_env(self.env)
        self._approve(deal)
        deal.sudo()._move_to("expired")
        return deal.sudo()

    def ask(self, deal, user=None, reason=REASON, token=""):
        """Appeal as the page does; return the appeal (sudo)."""
        mine = deal.with_env(self.env).with_user(user or self.partner_a).sudo(False)
        mine.env["prm.appeal.desk"]._ask(mine, reason, token)
        return deal.sudo().appeal_ids.sorted("id")[-1:]

    def refused(self, deal, user=None, reason=REASON):
        """Return the codes with which an appeal is refused, none when it is taken."""
        try:
            with self.env.cr.savepoint():
                self.ask(deal, user, reason)
        except RegistrationRefused as error:
            return set(error.errors.values())
        return set()

    def page(self, deal, user=None):
        """Return the page of a deal as its partner reads it."""
        return deal.with_user(user or self.partner_a).sudo(False)._portal_page()

    def grant(self, appeal, user=None, answer=""):
        mine = appeal.with_user(user or self.channel_admin).sudo(False)
        mine.write({"reason_id": self.reasons["reopening"].id, "answer": answer})
        mine.action_grant()

    def decline(self, appeal, user=None, answer="We looked at it: it stays."):
        mine = appeal.with_user(user or appeal.person_id).sudo(False)
        mine.answer = answer
        mine.action_decline()

    def away(self, user, substitute):
        """Let ``user`` be away today."""
        day = fields.Date.today()
        return self.env["prm.absence"].create(
            {
                "user_id": user.id,
                "substitute_id": substitute.id,
                "date_start": day,
                "date_end": day,
            }
        )

    def told(self, deal, text):
        """Return the mails on ``deal`` whose subject has ``text``."""
        return (
            self.env["mail.mail"]
            .sudo()
            .search(
                [
                    ("model", "=", "prm.registration"),
                    ("res_id", "=", deal.id),
                    ("subject", "like", text),
                ]
            )
        )

    def waiting(self, deal):
        return deal.sudo().activity_search([ACTIVITY])
