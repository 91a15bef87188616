"""The last news of each deal of a list, in words, with few queries for all of them."""

from odoo import api, models
from odoo.fields import Domain


class PrmRegistrationLatest(models.AbstractModel):
    """Reads the log of the moves, the news and the conversation for many deals.

    What a portal does not show on the page of a deal, it does not tell here either.
    """

    _name = "prm.registration.latest"
    _description = "Last news of deals"

    @api.model
    def _texts(self, registrations):
        """Return id → what happened last, in the reader's language.

        :param registrations: that the reader may read
        """
        texts = {}
        events = self._events(registrations)
        for number, _moment, text in sorted(events, key=lambda event: event[1]):
            texts[number] = text
        return texts

    def _events(self, registrations):
        """Hook: return the last events of each kind: id of the deal, moment, text.

        Rooms return their own beside those of ``super()``; later ones of the same
        moment win.
        """
        told = self._with_block(registrations, "history")
        open_ones = self._with_block(registrations, "conversation")
        return [
            *self._moves(told),
            *self._messages(open_ones),
            *self._news(told),
        ]

    def _with_block(self, registrations, key):
        """Return those of which the portal shows the information ``key``."""
        has_block = self.env["prm.portal.switches"]._has_block
        registrations_sudo = registrations.sudo()
        portals_sudo = registrations_sudo.portal_id
        shown_sudo = portals_sudo.filtered(lambda portal: has_block(portal, key))
        found_sudo = registrations_sudo.filtered(
            lambda deal: deal.portal_id in shown_sudo
        )
        return found_sudo.with_env(self.env)

    def _last_sudo(self, model, registrations, *domains, by="registration_id"):
        """Return the last records (sudo) of a model, one for each registration."""
        records_sudo = self.env[model].sudo()
        domain = Domain.AND([Domain(by, "in", registrations.ids), *domains])
        rows = records_sudo._read_group(domain, [by], ["id:max"])
        return records_sudo.browse(number for _of, number in rows)

    def _moves(self, registrations):
        """Return the last move of each: the state that it led to."""
        timeline = self.env["prm.registration.timeline"]
        by_id = {deal.id: deal for deal in registrations}
        return [
            (
                move_sudo.registration_id.id,
                move_sudo.date,
                timeline._move(by_id[move_sudo.registration_id.id], move_sudo)["label"],
            )
            for move_sudo in self._last_sudo(
                "prm.registration.transition", registrations
            )
        ]

    def _news(self, registrations):
        """Return the last piece of news of each; of deals where they are shown."""
        deals = registrations._shown_in("opportunities")
        plain = Domain("kind", "=", "handed_over")
        news_sudo = self._last_sudo("prm.registration.news", deals)
        news_sudo |= self._last_sudo(
            "prm.registration.news", registrations - deals, plain
        )
        return [
            (each.registration_id.id, each.date, each._label()) for each in news_sudo
        ]

    def _messages(self, registrations):
        """Return the last message of each, and who wrote it."""
        messages_sudo = self._last_sudo(
            "mail.message",
            registrations,
            Domain("model", "=", "prm.registration"),
            registrations._shared_domain(),
            by="res_id",
        )
        return [(each.res_id, each.date, self._said(each)) for each in messages_sudo]

    def _said(self, message):
        """Return in words who wrote a message (sudo)."""
        if message.author_id == self.env.user.partner_id:
            return self.env._("Your note")
        name = message.author_id.name or message.email_from or ""
        if message._prm_is_vendor():
            return self.env._("Answer from %s", name)
        return self.env._("Note from %s", name)
