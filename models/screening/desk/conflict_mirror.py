"""A conflict between two registrations is decided once, for both sides of it."""

from odoo import fields, models
from odoo.fields import Domain

from ....policy.approval import is_stronger
from ....policy.conflict_decision import PENDING

# From other parts: _ask_both, _deals_sudo, asked_at, decision, found_lead_id,
#     found_registration_id, registration_id

# Compared by identity: neither RPC nor an import can put this object into a context.
_MIRRORING = object()


class PrmRegistrationConflict(models.Model):
    """What is decided here stands there as well; the note stays where it was written.

    It may name what the other side's reviewers may not read.
    """

    _name = "prm.registration.conflict"
    _inherit = ["prm.registration.conflict"]

    is_mirrored = fields.Boolean(
        "Decided on the other side",
        readonly=True,
        copy=False,
        help="Decided on the other deal's side, and not looked at here.",
    )

    def _mirrors_sudo(self):
        """Return the conflicts (sudo) of the other deals with these, maybe none."""
        return self.sudo().browse().union(*self._mirrors_by_sudo().values())

    def _mirrors_by_sudo(self):
        """Return conflict (sudo) → those of its other deals with its own, at once."""
        self_sudo = self.sudo()
        others_by_sudo = self_sudo._others_by_sudo()
        deals_sudo = self_sudo.registration_id
        of_here = Domain("found_registration_id", "in", deals_sudo.ids)
        if deals_sudo.lead_id:
            of_here |= Domain("found_lead_id", "in", deals_sudo.lead_id.ids)
        others_sudo = deals_sudo.browse().union(*others_by_sudo.values())
        found_sudo = self_sudo.browse()
        if others_sudo:
            of_others = Domain("registration_id", "in", others_sudo.ids)
            found_sudo = self_sudo.search(of_others & of_here)
        return {
            each_sudo: found_sudo.filtered(
                lambda mirror, one=each_sudo: (
                    mirror != one
                    and mirror.registration_id in others_by_sudo[one]
                    and one.registration_id in mirror._met_sudo()
                )
            )
            for each_sudo in self_sudo
        }

    def _met_sudo(self):
        """Return the registrations (sudo) that stand for what was found."""
        leads_sudo = self.found_lead_id
        return self.found_registration_id | leads_sudo.registration_ids

    def _others_by_sudo(self):
        """Return conflict (sudo) → the registrations it speaks of, in one query.

        Those of all conflicts are read together, when one is.
        """
        registered_sudo = self.found_lead_id._prm_registrations_sudo()
        by_lead = registered_sudo.grouped("lead_id")
        nobody_sudo = self.registration_id.browse()
        ids = (self.found_registration_id | registered_sudo).ids
        return {
            each_sudo: (
                each_sudo.found_registration_id
                | by_lead.get(each_sudo.found_lead_id, nobody_sudo)
            ).with_prefetch(ids)
            for each_sudo in self
        }

    def _is_mirroring(self):
        """Tell whether a decision is taken over; nobody else can make its context."""
        return self.env.context.get("prm_mirroring") is _MIRRORING

    def _claim_pairs(self, vals):
        """Let people who decide on one pair at the same moment follow each other."""
        if self.env.su or "decision" not in vals:
            return
        keys = set()
        for conflict_sudo in self.sudo():
            here_sudo = conflict_sudo.registration_id
            others_sudo = conflict_sudo._deals_sudo()
            pairs = [sorted((here_sudo.id, other.id)) for other in others_sudo]
            keys |= {f"conflict:{one}:{other}" for one, other in pairs}
            keys.add(f"conflict:{conflict_sudo.id}")
        self.env["prm.serialization.key"]._claim(keys)

    def _follow_judgement(self, before):
        """Do what a decision asks for, and let the other side say the same.

        :param dict before: id → the decision until now
        """
        for conflict_sudo in self.sudo():
            if conflict_sudo.decision == before[conflict_sudo.id]:
                continue
            if conflict_sudo.is_mirrored:
                conflict_sudo.is_mirrored = False
            if conflict_sudo.decision == "ask" and not conflict_sudo.asked_at:
                conflict_sudo._ask_both()
            for mirror_sudo in conflict_sudo._mirrors_sudo():
                mirror_sudo._take(conflict_sudo)

    def _take_mirrored(self):
        """Let new conflicts say what was decided on their other side already."""
        for conflict_sudo, mirrors_sudo in self._mirrors_by_sudo().items():
            decided_sudo = mirrors_sudo.filtered(
                lambda mirror, now=conflict_sudo.strength: (
                    mirror.decision not in PENDING
                    and not is_stronger(now, mirror.strength)
                )
            )
            conflict_sudo._take(decided_sudo[:1])

    def _take(self, source):
        """Take a decision over (sudo), with who decided and when."""
        if source and self.decision != source.decision:
            self.with_context(prm_mirroring=_MIRRORING).write(
                {
                    "decision": source.decision,
                    "decided_by_id": source.decided_by_id.id,
                    "decided_at": source.decided_at,
                    "asked_at": source.asked_at or self.asked_at,
                    "is_mirrored": source.decision not in PENDING,
                }
            )

    def _mark_asked(self):
        """Remember that both sides were asked."""
        now = fields.Datetime.now()
        self_sudo = self.sudo()
        both_sudo = self_sudo | self_sudo._mirrors_sudo()
        both_sudo.write({"asked_at": now})
