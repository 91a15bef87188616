"""How many open deals of a partner are protected, and whether one more may be."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import plaintext2html

from ...policy import deal_cap
from ...policy.visible_text import tidy

# What the vendor shared was nobody's to collect.
COUNTED = ("registered", "offered")


class PrmProtectionCap(models.AbstractModel):
    """Counts the protected deals of an organization against what its tier allows."""

    _name = "prm.protection.cap"
    _description = "Number of protected deals"

    # ------------------------------------------------------------------- counted

    @api.model
    def _domain(self, partnership):
        """Return the domain of the open protected deals of a partnership.

        Of the organization in the company: a renewed partnership loses none.
        """
        partnership_sudo = partnership.sudo()
        return (
            Domain("partner_id", "=", partnership_sudo.partner_id.id)
            & Domain("company_id", "=", partnership_sudo.company_id.id)
            & Domain("origin", "in", COUNTED)
            & Domain("is_protected", "=", True)
        )

    @api.model
    def _cap(self, partnership):
        """Return how many its tier allows, 0 for any number."""
        partnership_sudo = partnership.sudo()
        return partnership_sudo.tier_id.max_open_deals

    @api.model
    def _count(self, partnership):
        """Return how many open protected deals a partnership has."""
        company_sudo = partnership.sudo().company_id
        zone = company_sudo.partner_id.tz or "UTC"
        deals_sudo = self.env["prm.registration"].sudo().with_context(tz=zone)
        return deals_sudo.search_count(self._domain(partnership))

    @api.model
    def _counts(self, partnership):
        """Return ``count`` and ``cap``, or nothing where the tier allows any number.

        :param partnership: one that the reader may read, or none
        :raises AccessError: to who may not read it
        """
        partnership.check_access("read")
        if not partnership or not (cap := self._cap(partnership)):
            return {}
        return {"count": self._count(partnership), "cap": cap}

    @api.model
    def _text(self, partnership):
        """Return "7 of 10", or ``""`` where the tier allows any number.

        Parameters and errors as in ``_counts``.
        """
        counts = self._counts(partnership)
        return self.env._("%(count)s of %(cap)s", **counts) if counts else ""

    # -------------------------------------------------------------------- one more

    @api.model
    def _claim_room(self, deal, note=""):
        """Refuse to protect one more deal than the tier of its partner allows.

        Call it in the transaction that approves ``deal``, before its state changes:
        of two that take the last place at the same moment, the later one is run again
        and counts the earlier one.

        :param deal: a registration that is not protected yet
        :param str note: why an administrator approves it nevertheless; it is kept in
            the chatter of the deal, for employees
        :raises UserError: saying how many there are, and what may be done
        """
        partnership_sudo = deal.sudo().partnership_id
        if not (cap := self._cap(partnership_sudo)):
            return
        ids = (partnership_sudo.company_id.id, partnership_sudo.partner_id.id)
        self.env["prm.serialization.key"]._claim([f"cap:{ids[0]}:{ids[1]}"])
        count, reason = self._count(partnership_sudo), tidy(note or "")
        is_boss = not self.env.user.share and deal._vendor_role() == "administrator"
        verdict = deal_cap.verdict_cap(
            cap, count, is_administrator=is_boss, has_note=bool(reason)
        )
        if not verdict:
            raise UserError(self._refusal(partnership_sudo, verdict.code))
        if deal_cap.is_reached(cap, count):
            self._note(deal, cap, reason)

    @api.model
    def _problem(self, deal):
        """Return what an approval of ``deal`` would be refused with, or ``""``.

        :param deal: a registration that the reader may read
        :raises AccessError: to who may not read it
        """
        deal.check_access("read")
        partnership_sudo = deal.sudo().partnership_id
        cap = self._cap(partnership_sudo)
        if not cap or not deal_cap.is_reached(cap, self._count(partnership_sudo)):
            return ""
        is_boss = deal._vendor_role() == "administrator"
        code = "cap_without_note" if is_boss else "cap_reached"
        return self._refusal(partnership_sudo, code)

    @api.model
    def _refusal(self, partnership, code):
        """Return the sentence that refuses one more deal.

        :param partnership: with superuser rights
        :param str code: of the verdict
        """
        counts = self._counts(partnership)
        if self.env.user.share:
            return self.env._(
                "You already have %(count)s of %(cap)s protected deals. As soon as one "
                "of them is decided or its protection ends, there is room for the next "
                "one.",
                **counts,
            )
        values = {
            **counts,
            "partner": partnership.partner_id.name,
            "tier": partnership.tier_id.name,
        }
        if code == "cap_without_note":
            return self.env._(
                "%(partner)s already has %(count)s of %(cap)s protected deals that the "
                "tier %(tier)s allows. Open the approval dialog and explain there why "
                "this one is approved anyway.",
                **values,
            )
        return self.env._(
            "%(partner)s already has %(count)s of %(cap)s protected deals that the "
            "tier %(tier)s allows. Wait until one of them is decided or ends, or ask a "
            "channel administrator to approve this one with a note.",
            **values,
        )

    @api.model
    def _note(self, deal, cap, reason):
        """Keep in the chatter, for employees, why a deal goes beyond the cap."""
        text = self.env._(
            "Approved beyond the %(cap)s protected deals of the tier: %(reason)s",
            cap=cap,
            reason=reason,
        )
        deal_sudo = deal.sudo()
        deal_sudo.message_post(body=plaintext2html(text), subtype_xmlid="mail.mt_note")
