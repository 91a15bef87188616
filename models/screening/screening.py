"""What looks like the same deal is noted, on both sides."""

from odoo import api, models
from odoo.fields import Domain

from ...policy.conflict_decision import PENDING
from ...policy.matching import weighs
from ...policy.registration_moves import UNDECIDED
from .customer_search import numbers_of

RUNNING = UNDECIDED | {"approved"}
ENDED = frozenset({"rejected", "withdrawn", "cancelled", "expired"})


class PrmCustomerScreening(models.AbstractModel):
    """Looks up who else speaks of the customer of a registration, and notes it.

    It can run again at any time: decisions stay, what is open is looked up anew.
    """

    _name = "prm.customer.screening"
    _description = "Screening of registrations"

    @api.model
    def _is_known(self, registration):
        """Tell whether somebody knows the customer: vendor or another partner."""
        registration_sudo = registration.sudo()
        candidates = self.env["prm.customer.candidates"]
        found = candidates._of(registration_sudo, hints=False).found
        return any(weighs(each.match.strength) for each in found)

    # ------------------------------------------------------------------ one by one

    @api.model
    def _claim(self, registration, customer=None):
        """Let submissions of what could be the same customer follow each other.

        What is the same, or likely, shares the name, the website or the number with
        what was typed, or with the customer that was chosen.

        :param customer: whom a reviewer is about to link
        """
        self._claim_keys(registration, self._keys_of(registration))
        if customer:
            self._claim_record(registration, customer)

    @api.model
    def _keys_of(self, registration):
        """Return by what submissions of what could be the same customer meet."""
        registration_sudo = registration.sudo()
        prints = self.env["prm.customer.candidates"]._prints(registration_sudo)
        keys = {f"name:{each.name}" for each in prints if each.name}
        keys |= {f"host:{each.host}" for each in prints if each.host}
        keys |= {f"number:{text}" for each in prints for text in numbers_of(each)}
        if registration_sudo.customer_id:
            keys.add(f"id:{registration_sudo.customer_id.id}")
        return keys

    @api.model
    def _claim_record(self, registration, customer):
        """Let approvals for one customer follow each other, whatever its name."""
        self._claim_keys(registration, [f"id:{customer.id}"])

    @api.model
    def _claim_keys(self, registration, keys):
        company_sudo = registration.sudo().company_id
        self.env["prm.serialization.key"]._claim(
            f"customer:{company_sudo.id}:{key}" for key in keys
        )

    # ------------------------------------------------------------------- screening

    @api.model
    def _screen(self, registration, customer=None):
        """Note what looks like the same deal, here and on others' registrations.

        :param customer: whom a reviewer is about to link
        :return: ids of the customers whose deals were looked at, too
        """
        registration.ensure_one()
        deal_sudo = registration.sudo()
        if deal_sudo.state not in RUNNING:
            self._leave_others(deal_sudo)
            return []
        candidates = self.env["prm.customer.candidates"]
        found, further, known = candidates._of(deal_sudo, linked=customer)
        self.env["prm.registration.conflict"]._note(deal_sudo, found)
        if deal_sudo.weaker_sign_count != further:
            deal_sudo._write_guarded({"weaker_sign_count": further})
        return known.ids

    @api.model
    def _follow_move(self, registrations, before):
        """Keep the other side right when a deal ends, or is taken up again.

        :param dict before: record id → state before the move
        """
        for registration in registrations:
            former = before[registration.id]
            is_running = registration.state in RUNNING
            if former in RUNNING and not is_running:
                self._leave_others(registration)
            elif former in ENDED and is_running:
                self._screen(registration)

    @api.model
    def _follow_write(self, registrations, vals):
        """Compare a running deal anew after an employee changed what was typed.

        The form's own way compares when it submits, an approval before it decides.
        """
        typed = {*registrations._match_depends(), "customer_id"}
        if self.env.su or "state" in vals or not typed & vals.keys():
            return
        for registration in registrations.filtered(lambda each: each.state in RUNNING):
            self._claim(registration)
            self._screen(registration)

    @api.model
    def _leave_others(self, registrations):
        """Take what nobody decided there about these deals away from others' deals."""
        conflicts_sudo = self.env["prm.registration.conflict"].sudo()
        open_there = Domain("decision", "in", [*PENDING])
        open_there |= Domain("is_mirrored", "=", True)
        of_these = Domain("found_registration_id", "in", registrations.ids)
        conflicts_sudo.search(of_these & open_there).unlink()
