"""What the vendor's people hear of offers: on the lead, where they work."""

from odoo import SUPERUSER_ID, api, models


class PrmOfferVendorNews(models.AbstractModel):
    """Notes on the lead; salesperson and who made the offer are notified of its end."""

    _name = "prm.offer.vendor.news"
    _description = "News of offers for the vendor"

    @api.model
    def _tell_lead(self, offer):
        """Note on the lead what became of one offer; an acceptance notifies people.

        :param offer: one that has ended (sudo)
        """
        language = self.env["prm.language"]._of(offer.user_id)
        _ = self.with_context(lang=language).env._
        name = offer.partner_id.name
        reason = offer.registration_id.reason_id.name
        sentences = {
            "accepted": _("%s accepted the offer.", name),
            "declined": _("%s declined the offer.", name),
            "silent": _("%s did not answer the offer in time.", name),
            "taken_back": _("The offer to %s was taken back.", name),
        }
        sentence = sentences.get(offer.state)
        if not sentence:
            return
        if offer.state == "declined" and reason:
            sentence = _(
                "%(partner)s declined the offer: %(reason)s",
                partner=name,
                reason=reason,
            )
        people = offer.browse().user_id
        if offer.state == "accepted":
            people = offer.user_id | offer.lead_id.user_id
        self._post(offer.lead_id, sentence, people)

    @api.model
    def _tell_end(self, offer_round):
        """Notify who made an offer that nobody accepted.

        :param offer_round: one in which nobody may answer anymore (sudo)
        """
        if offer_round.state != "ended":
            return
        language = self.env["prm.language"]._of(offer_round.user_id)
        _ = self.with_context(lang=language).env._
        sentence = _(
            "Nobody accepted the offer “%s”. You can offer the lead to others.",
            offer_round.name,
        )
        people = offer_round.user_id | offer_round.lead_id.user_id
        self._post(offer_round.lead_id, sentence, people)

    def _post(self, lead, sentence, people):
        """Post a note of the system on ``lead``, for ``people`` who are there today."""
        there = people.filtered(lambda user: user.active and not user.share)
        lead.with_user(SUPERUSER_ID).message_post(
            body=sentence,
            subtype_xmlid="mail.mt_note",
            partner_ids=there.partner_id.ids,
            author_id=lead.env.ref("base.partner_root").id,
        )
