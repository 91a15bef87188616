"""How an offer stands, in words for its partner: each place where a deal is told."""

from odoo import api, fields, models

# From other parts: _in_order

# Ends of an offer → the word on its badge and in its history.
ENDS = ("withdrawn", "cancelled")
ANSWERS = ("accept", "decline")


class PrmOfferWords(models.AbstractModel):
    """Sentences on offers; none says who else was asked."""

    _name = "prm.offer.words"
    _description = "Words for offers"

    @api.model
    def _ends(self):
        """Return the state of an offer that ended → its word."""
        return {
            "withdrawn": self.env._("Declined"),
            "cancelled": self.env._("No longer available"),
        }

    @api.model
    def _days_left(self, offer):
        """Return in words how long an offer can be answered, or ``""``."""
        deadline = offer.offer_deadline
        if not deadline or offer.state != "offered":
            return ""
        days = (deadline - fields.Date.context_today(self)).days
        if days < 0:
            return self.env._("too late")
        if days == 0:
            return self.env._("today")
        if days == 1:
            return self.env._("1 day left")
        return self.env._("%s days left", days)

    @api.model
    def _deadline(self, offer):
        """Return the last day to answer with what is left, or ``""``."""
        day = self.env["prm.formatting"]._day(offer.offer_deadline)
        left = self._days_left(offer)
        return f"{day} ({left})" if day and left else day

    @api.model
    def _step(self, offer):
        """Return what to do with an offer, and until when."""
        day = self.env["prm.formatting"]._day(offer.offer_deadline)
        if not day:
            return self.env._("Answer the offer: %s", offer.display_name)
        return self.env._(
            "Answer the offer by %(day)s: %(name)s", day=day, name=offer.display_name
        )

    @api.model
    def _answers(self, offer):
        """Return which answers to an offer its reader may give now, in their order."""
        allowed = offer._portal_actions(ANSWERS)
        return [answer for answer in ANSWERS if answer in allowed]

    @api.model
    def _headline(self, offer):
        """Return one sentence that says how an offer stands, or ``""``."""
        if offer.state == "cancelled" and offer._was_offer():
            return self.env._("This offer is no longer available.")
        if offer.state != "offered":
            return ""
        if deadline := self._deadline(offer):
            return self.env._("Offered to you. Answer by %s.", deadline)
        return self.env._("Offered to you.")

    @api.model
    def _next_step(self, offer):
        """Return what the reader does next with an offer, or ``""``."""
        if offer.state in ENDS and offer._was_offer():
            return self.env._("There is nothing left to do here.")
        if offer.state != "offered":
            return ""
        if "accept" in self._answers(offer):
            return self.env._(
                "Accept it to get the customer and the contact, and the deal is "
                "protected for you. Or decline it, so that we can ask somebody else."
            )
        offer_sudo = offer.sudo()
        return self.env._(
            "%s or a supervisor of your organization can accept it.",
            offer_sudo.contact_id.name,
        )


class PrmRegistrationProgress(models.AbstractModel):
    """The page of an offer says how it stands."""

    _inherit = "prm.registration.progress"

    @api.model
    def _headline(self, registration):
        told = self.env["prm.offer.words"]._headline(registration)
        return told or super()._headline(registration)

    @api.model
    def _next_step(self, registration):
        told = self.env["prm.offer.words"]._next_step(registration)
        return told or super()._next_step(registration)

    def _protected(self, registration):
        if registration.origin == "offered" and registration.protection_end:
            day = self.env["prm.formatting"]._day(registration.protection_end)
            if registration._seen_value("is_protected"):
                return self.env._("Accepted and protected until %s.", day)
        return super()._protected(registration)

    def _labels(self, registration):
        labels = super()._labels(registration)
        if registration._was_offer():
            labels |= self.env["prm.offer.words"]._ends()
        return labels


class PrmRegistrationPage(models.AbstractModel):
    """The badge of an offer that ended, and the reasons to decline one."""

    _inherit = "prm.registration.page"

    def _page(self, registration, kind="registrations"):
        page = super()._page(registration, kind)
        if "decline" in page["actions"]:
            reasons = self.env["prm.offer.answer"]._reasons()
            choices = self.env["prm.registration.choices"]
            page["decline_reasons"] = choices._options(reasons)
        return page

    def _badge(self, registration, kind="registrations"):
        badge = super()._badge(registration, kind)
        if badge["key"] in ENDS and registration._was_offer():
            badge["label"] = self.env["prm.offer.words"]._ends()[badge["key"]]
        return badge


class PrmRegistrationTimeline(models.AbstractModel):
    """The history calls the end of an offer by its word."""

    _inherit = "prm.registration.timeline"

    def _move_label(self, registration, move):
        """Say how an offer was answered, or ended."""
        label = super()._move_label(registration, move)
        if move.old != "offered":
            return label
        words = {
            "approved": self.env._("Accepted"),
            **self.env["prm.offer.words"]._ends(),
        }
        return words.get(move.new, label)


class PrmRegistrationFacts(models.AbstractModel):
    """What was typed for the offer stands on the card of the deal."""

    _inherit = "prm.registration.facts"

    def _cards(self, registration):
        """Show of an offer what was typed for it, and nothing of the form."""
        cards = super()._cards(registration)
        if not registration._is_offer():
            return cards
        rows = self._in_order(self._deal_rows(registration))
        return {**{key: [] for key in cards}, "deal": rows}

    def _deal_rows(self, registration):
        rows = super()._deal_rows(registration)
        if registration.origin != "offered":
            return rows
        return [
            (1, self.env._("Need"), registration.offer_need),
            (2, self.env._("City"), registration.offer_city),
            (3, self.env._("Industry"), registration.offer_industry),
            (4, self.env._("Size of the customer"), registration.offer_size),
            *rows,
        ]
