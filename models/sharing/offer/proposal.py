"""Whom to offer a lead to: the reader's partners, ranked, with reasons in words."""

from odoo import api, models
from odoo.fields import Domain

from ....policy import offer_proposal as policy

LIMIT = 20
FIELDS = ("partner_id", "level", "tier_id", "program_id", "company_id", "portal_id")
PLACE = ("city", "state_id", "country_id")


class PrmOfferProposal(models.AbstractModel):
    """Ranks the partnerships that the reader may write, by a few queries."""

    _name = "prm.offer.proposal"
    _description = "Proposal of partners for an offer"

    @api.model
    def _ranked(self, lead, offering=None, limit=LIMIT, always=()):
        """Return partners for ``lead``, the best first.

        :param lead: in the environment of who offers it
        :param offering: service or product that it is about
        :param int limit: how many
        :param always: ids of partnerships that are returned whatever their rank
        :return: list of dicts: ``partnership``, ``because`` in words, ``open``,
            ``win_rate`` in percent or None
        """
        partnerships = self._candidates(lead)
        known = self._known(partnerships, offering)
        lead_sudo = lead.sudo()
        place = policy.Place(
            lead_sudo.city or "", lead_sudo.state_id.id, lead_sudo.country_id.id
        )
        rated = [(policy.points(known[one.id], place), one) for one in partnerships]
        rated.sort(key=lambda pair: (-pair[0], pair[1].id))
        return [
            {
                "partnership": one,
                "because": self._because(one, known[one.id], place),
                "open": known[one.id].open,
                "win_rate": policy.win_rate(known[one.id]),
            }
            for rank, (_points, one) in enumerate(rated)
            if rank < limit or one.id in always
        ]

    def _candidates(self, lead):
        """Return the partnerships that can be asked, as far as the reader writes them.

        Where somebody has access, and the portal shows offers.
        """
        lead_sudo = lead.sudo()
        company_sudo = lead_sudo.company_id or self.env.company
        offers_sudo = self.env["prm.offer"].sudo()
        asked_sudo = offers_sudo.search(
            [("lead_id", "=", lead.id), ("state", "in", ("planned", "offered"))]
        )
        hidden_sudo = self._hiding_portals_sudo(company_sudo)
        members = Domain("member_ids.state", "in", ("invited", "active"))
        found = self.env["prm.partnership"].search_fetch(
            Domain("state", "=", "active")
            & Domain("company_id", "=", company_sudo.id)
            & Domain("user_ids", "!=", False)
            & Domain("portal_id.state", "=", "active")
            & Domain("portal_id", "not in", hidden_sudo.ids)
            & Domain("id", "not in", asked_sudo.partnership_id.ids)
            & members,
            FIELDS,
        )
        return found._filtered_access("write")

    def _hiding_portals_sudo(self, company):
        """Return the portals (sudo) on which nobody would find an offer or the deal."""
        rows_sudo = self.env["prm.portal.section"].sudo()
        rows_sudo = rows_sudo.search(
            [
                ("portal_id.company_id", "=", company.id),
                ("key", "in", ("offers", "opportunities")),
                ("visible", "=", False),
            ]
        )
        return rows_sudo.portal_id

    # ------------------------------------------------------------------ what is known

    def _known(self, partnerships, offering):
        """Return partnership id → what is known of each, all at once."""
        partnerships_sudo = partnerships.sudo()
        partnerships_sudo.partner_id.fetch(PLACE)
        deals = self._deals(partnerships)
        skilled = self._skilled(partnerships, offering)
        answers = self._answers(partnerships)
        tops = self._tops(partnerships_sudo.program_id)
        return {
            one.id: policy.Candidate(
                level=one.level,
                top=tops.get(one.program_id, 0),
                city=one.partner_id.city or "",
                state=one.partner_id.state_id.id,
                country=one.partner_id.country_id.id,
                offering=skilled.get(one, 0),
                open=deals.get((one, "open"), 0),
                won=deals.get((one, "won"), 0),
                lost=deals.get((one, "lost"), 0),
                waiting=answers.get((one, "offered"), 0),
                silent=answers.get((one, "silent"), 0),
            )
            for one in partnerships_sudo
        }

    def _deals(self, partnerships):
        """Return (partnership, outcome) → number of deals."""
        deals_sudo = self.env["prm.registration"].sudo()
        rows = deals_sudo._read_group(
            [("partnership_id", "in", partnerships.ids), ("outcome", "!=", False)],
            ["partnership_id", "outcome"],
            ["__count"],
        )
        return {(one, outcome): number for one, outcome, number in rows}

    def _skilled(self, partnerships, offering):
        """Return partnership → number of approved deals with the same offering."""
        if not offering:
            return {}
        deals_sudo = self.env["prm.registration"].sudo()
        rows = deals_sudo._read_group(
            [
                ("partnership_id", "in", partnerships.ids),
                ("offering_id", "=", offering.id),
                ("outcome", "!=", False),
            ],
            ["partnership_id"],
            ["__count"],
        )
        return dict(rows)

    def _answers(self, partnerships):
        """Return (partnership, state) → number of waiting or unanswered offers."""
        offers_sudo = self.env["prm.offer"].sudo()
        rows = offers_sudo._read_group(
            [
                ("partnership_id", "in", partnerships.ids),
                ("state", "in", ("offered", "silent")),
            ],
            ["partnership_id", "state"],
            ["__count"],
        )
        return {(one, state): number for one, state, number in rows}

    def _tops(self, programs):
        """Return program → its highest level."""
        tiers_sudo = self.env["prm.tier"].sudo()
        rows = tiers_sudo._read_group(
            [("program_id", "in", programs.ids)], ["program_id"], ["level:max"]
        )
        return dict(rows)

    # ------------------------------------------------------------------------- words

    def _because(self, partnership, candidate, place):
        """Return why a partner stands where it does, in one line."""
        own_sudo = partnership.sudo()
        told = policy.reasons(candidate, place)
        words = [self._reason(own_sudo, code, number) for code, number in told]
        return ", ".join([own_sudo.program_id.name, *words])

    def _reason(self, partnership, code, number):
        """Return one reason in words."""
        _ = self.env._
        return {
            "tier": lambda: partnership.tier_id.name,
            "same_city": lambda: _("in the same city"),
            "same_state": lambda: _("in the same state"),
            "same_country": lambda: _("in the same country"),
            "offering": lambda: _("deals with this service: %s", number),
            "win_rate": lambda: _("wins %s%%", number),
            "no_results": lambda: _("few results yet"),
            "no_open": lambda: _("no open deals"),
            "open": lambda: _("open deals: %s", number),
            "busy": lambda: _("many open deals: %s", number),
            "waiting": lambda: _("offers without an answer yet: %s", number),
            "silent": lambda: _("offers not answered in time: %s", number),
        }[code]()
