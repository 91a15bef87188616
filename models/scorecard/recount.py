"""Counts partnerships anew, and lets their tiers follow."""

from odoo import models

# What the computation reads, with one query.
FETCHED = (
    "program_id",
    "tier_id",
    "level",
    "state",
    "kept_level",
    "date_start",
    "date_end",
    "scored_at",
    "scored_start",
    "scored_end",
    "won_count",
    "is_outdated",
    "partner_id",
    "notice_date",
    "proposed_tier_id",
    "declined_tier_id",
    "user_id",
)


class PrmScorecardRecount(models.AbstractModel):
    """Takes a snapshot, lets the tiers rise, stores the result, gives notice.

    It stands above the scorecard and the change of tiers: neither knows the other.
    """

    _name = "prm.scorecard.recount"
    _description = "Recount of scores"

    def _recount(self, partnerships, cause="", watch=True):
        """Compute values, points and key figures; decide on the tiers.

        A fixed number of queries, whatever the number of partnerships; a second run
        changes nothing. Only active partnerships rise, or are told that they fall.

        :param str cause: why, in words for the partner; else each change says it
        :param bool watch: also give notice of tiers that are not kept
        """
        found_sudo = self._locked_sudo(partnerships)
        if not found_sudo:
            return
        here = found_sudo.env
        snapshot = here["prm.scorecard"]._snapshot(found_sudo)
        running_sudo = found_sudo.filtered(lambda one: one.state == "active")
        risen_sudo = here["prm.tier.watch"]._rise(running_sudo, snapshot, cause)
        here["prm.scorecard.values"]._write_values(found_sudo, snapshot, cause)
        here["prm.scorecard"]._write_scores(found_sudo, snapshot)
        here["prm.tier.watch"]._tell_rise(risen_sudo)
        if watch:
            here["prm.tier.watch"]._watch(running_sudo, snapshot)

    def _locked_sudo(self, partnerships):
        """Wait for the rows and return those that exist (sudo).

        Two computations at once come one after the other: PostgreSQL refuses the second
        when the first has changed something, and Odoo runs it again.
        """
        self.env.flush_all()
        asked_sudo = partnerships.sudo()
        locking = self.env["prm.locking"]
        found_sudo = locking._wait_for(asked_sudo, allow_referencing=True)
        found_sudo.fetch(FETCHED)
        found_sudo.partner_id.fetch(["lang"])
        return found_sudo
