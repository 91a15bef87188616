"""What looks like the same deal is noted, on both sides."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy.matching import LIKELY, SAME, weighs
from ...policy.registration_moves import UNDECIDED
from .customer_search import COUNTED, numbers_of

# of other parts: customer_id, is_new_company, lead_id, partner_id, company_id, state

RUNNING = UNDECIDED | {"approved"}
ENDED = frozenset({"rejected", "withdrawn", "cancelled", "expired"})


class PrmRegistration(models.Model):
    """Part of the registration: does anybody know its customer already?"""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    conflict_ids = fields.One2many(
        "prm.registration.conflict",
        "registration_id",
        "Conflicts",
        groups="prm.group_prm_user",
    )
    conflict_count = fields.Integer(
        compute="_compute_conflict_count", groups="prm.group_prm_user"
    )
    open_conflict_count = fields.Integer(
        "Conflicts to decide",
        compute="_compute_conflict_count",
        groups="prm.group_prm_user",
        help="What is the same customer, or likely the same, and not decided yet.",
    )
    strongest_conflict = fields.Selection(
        [("same", "Same customer"), ("likely", "Likely the same")],
        compute="_compute_conflict_count",
        groups="prm.group_prm_user",
    )
    weaker_sign_count = fields.Integer(
        "Weaker signs",
        readonly=True,
        copy=False,
        groups="prm.group_prm_user",
        help="How many more records share a sign with this customer; they are counted "
        "up to 100, and not listed.",
    )
    weaker_sign_text = fields.Char(
        compute="_compute_weaker_sign_text", groups="prm.group_prm_user"
    )

    @api.depends("conflict_ids.decision", "conflict_ids.strength", "conflict_ids.kind")
    def _compute_conflict_count(self):
        for registration in self:
            conflicts = registration.conflict_ids
            to_decide = conflicts.filtered("is_to_decide")
            found = to_decide.mapped("strength")
            registration.conflict_count = len(conflicts)
            registration.open_conflict_count = len(to_decide)
            registration.strongest_conflict = next(
                (each for each in (SAME, LIKELY) if each in found), False
            )

    @api.depends("weaker_sign_count")
    @api.depends_context("lang")
    def _compute_weaker_sign_text(self):
        for registration in self:
            number = registration.weaker_sign_count
            many = f"{COUNTED}+" if number >= COUNTED else str(number)
            registration.weaker_sign_text = number and self.env._(
                "Weaker signs, not listed: %(number)s", number=many
            )

    # ----------------------------------------------------------------- questions

    def _names_new_company(self):
        """Tell whether a company was typed, rather than an existing one chosen."""
        return self.is_new_company or not self.customer_id

    def _settled_deals(self):
        """Return the domain of the organisation's deals that gave it a customer.

        The customer was chosen by the partner, or linked by an approval.
        """
        self.ensure_one()
        settled = Domain("is_new_company", "=", False) | Domain("lead_id", "!=", False)
        settled &= Domain("state", "not in", ["draft", "withdrawn", "rejected"])
        return (
            settled
            & Domain("partner_id", "=", self.partner_id.id)
            & Domain("company_id", "=", self.company_id.id)
        )

    def _candidates(self, hints=True):
        """Return what looks like the same deal, own deals among it (sudo).

        :return: :class:`~.prm_customer_candidates.Candidates`
        """
        self_sudo = self.sudo()
        return self.env["prm.customer.candidates"]._of(self_sudo, hints)

    def _is_known(self):
        """Tell whether somebody knows the customer: vendor or another partner."""
        found = self._candidates(hints=False).found
        return any(weighs(each.match.strength) for each in found)

    def _claim_customer(self):
        """Let submissions of what could be the same customer follow each other.

        What is the same, or likely, shares the name, the website or the number with
        what was typed, or with the customer that was chosen.
        """
        self_sudo = self.sudo()
        prints = self.env["prm.customer.candidates"]._prints(self_sudo)
        keys = {f"name:{each.name}" for each in prints if each.name}
        keys |= {f"host:{each.host}" for each in prints if each.host}
        keys |= {f"number:{text}" for each in prints for text in numbers_of(each)}
        if self_sudo.customer_id:
            keys.add(f"id:{self_sudo.customer_id.id}")
        company = self_sudo.company_id.id
        self.env["prm.serialization.key"]._claim(
            f"customer:{company}:{key}" for key in keys
        )

    # ----------------------------------------------------------------- screening

    def _screen(self):
        """Note what looks like the same deal, here and on others' registrations.

        It can run again at any time: decisions stay, what is open is looked up anew.
        Partners see nothing of it.
        """
        self.ensure_one()
        self_sudo = self.sudo()
        if self_sudo.state not in RUNNING:
            self_sudo._leave_others()
            return
        found, further = self_sudo._candidates()
        self.env["prm.registration.conflict"]._note(self_sudo, found)
        if self_sudo.weaker_sign_count != further:
            self_sudo.weaker_sign_count = further

    def _leave_others(self):
        """Take what is still to be decided about this deal away from others' deals."""
        conflicts_sudo = self.env["prm.registration.conflict"].sudo()
        conflicts_sudo.search(
            [("found_registration_id", "in", self.ids), ("decision", "=", "open")]
        ).unlink()

    def _after_move(self, before):
        """Keep the other side right when a deal ends, or is taken up again."""
        result = super()._after_move(before)
        for registration in self:
            was, now = before[registration.id] in RUNNING, registration.state in RUNNING
            if was and not now:
                registration._leave_others()
            elif now and before[registration.id] in ENDED:
                registration._screen()
        return result
