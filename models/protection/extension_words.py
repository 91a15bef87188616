"""What is said of a request for more days: each sentence for one day, and for more."""

from odoo import models

# From other parts: contact_id, days, new_end, state


class PrmExtension(models.Model):
    """Sentences for partners, and for who decides."""

    _name = "prm.extension"
    _inherit = ["prm.extension"]

    def _name_of(self, deal_name):
        """Return how a request is called: its deal, and for how many days.

        :param str deal_name: of the deal
        """
        if self.days == 1:
            return self.env._("%(deal)s: 1 day", deal=deal_name)
        return self.env._("%(deal)s: %(days)s days", deal=deal_name, days=self.days)

    def _summary(self, here):
        """Return what the one who decides reads on the activity.

        :param here: environment in that person's language
        """
        person = self.contact_id.name
        if self.days == 1:
            return here._("%(person)s asks for 1 more day", person=person)
        return here._(
            "%(person)s asks for %(days)s more days", person=person, days=self.days
        )

    def _asked_words(self):
        """Return what the history of the deal says of a request."""
        if self.days == 1:
            return self.env._("Asked for 1 more day")
        return self.env._("Asked for %s more days", self.days)

    def _held_words(self, hold):
        """Return that a request is pending, and what that means.

        :param hold: how many days at most the protection waits for the decision
        """
        values = {"person": self.contact_id.name, "days": self.days, "hold": hold}
        if self.days == 1:
            return self.env._(
                "%(person)s asked for 1 more day. Until we decide, the deal stays "
                "protected, at most %(hold)s days longer.",
                **values,
            )
        return self.env._(
            "%(person)s asked for %(days)s more days. Until we decide, the deal stays "
            "protected, at most %(hold)s days longer.",
            **values,
        )

    def _words_of_decision(self):
        """Return in one sentence what became of a request that waits no more."""
        date = self.env["prm.formatting"]._day
        day, days, end = date(self.decided_at), self.days, date(self.new_end)
        if self.state == "approved":
            return self.env._(
                "Extended to %(end)s, decided on %(day)s.", end=end, day=day
            )
        if self.state == "closed":
            return self._words_of_closing(day)
        if days == 1:
            return self.env._(
                "Your request for 1 more day was not accepted on %s.", day
            )
        return self.env._(
            "Your request for %(days)s more days was not accepted on %(day)s.",
            days=days,
            day=day,
        )

    def _words_of_closing(self, day):
        """Return that a request ended without a decision, on ``day`` (in words)."""
        if self.days == 1:
            return self.env._(
                "Your request for 1 more day was closed on %s without a decision.", day
            )
        return self.env._(
            "Your request for %(days)s more days was closed on %(day)s without a "
            "decision.",
            days=self.days,
            day=day,
        )
