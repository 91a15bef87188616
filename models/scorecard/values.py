"""The rows of target and current value, as the tiers ask for them."""

from odoo import models

from ...policy import scoring


class PrmScorecardValues(models.AbstractModel):
    """Targets, current values and points per parameter, and their history."""

    _name = "prm.scorecard.values"
    _description = "Values of the scores"

    def _write_values(self, partnerships, snapshot, cause):
        """Store the rows that the tiers ask for now; note what has changed.

        :param partnerships: those of the ``snapshot`` (sudo)
        :param str cause: why, in words for the partner; else each change says it
        """
        rows = [
            row for one in partnerships for row in self._prepare_rows(one, snapshot)
        ]
        self.env["prm.partnership.value"]._replace(snapshot.stored, rows)
        names = ["value_ids", "keep_value_ids"]
        partnerships.invalidate_recordset(names, flush=False)
        self._note_values(partnerships, snapshot, rows, cause)

    # ----------------------------------------------------------------- prepare

    def _prepare_rows(self, partnership, snapshot):
        """Return the rows of one partnership, as dicts of columns."""
        return [
            *self._prepare_obligations(partnership, snapshot),
            *self._prepare_benefits(partnership, snapshot),
        ]

    def _prepare_obligations(self, partnership, snapshot):
        """Yield the rows of the next tier, and of the own one below it.

        The own one stands in the place of the next one when there is none above.
        """
        tiers = snapshot.ladder(partnership)
        own = scoring.own_tier(tiers, partnership.level)
        above = scoring.next_tier(tiers, partnership.level)
        for tier, is_keeping in ((above or own, False), (above and own, True)):
            for asked in tier.obligations if tier else ():
                current = snapshot.currents[partnership.id][asked.parameter]
                yield self._prepare_row(
                    partnership,
                    asked.parameter,
                    "obligation",
                    is_keeping=is_keeping,
                    tier_id=snapshot.tier_of(partnership, tier.level).id,
                    target=asked.target,
                    current=current,
                    points=scoring.points_of(asked.points, asked.target, current),
                    points_max=asked.points,
                    ratio=scoring.ratio(asked.target, current),
                )

    def _prepare_benefits(self, partnership, snapshot):
        """Yield the rows of what the own tier grants and the next one will.

        They are the same for all partners with one tier and language.
        """
        lang = partnership._partner_lang()
        key = (partnership.program_id.id, partnership.level, lang)
        if key not in snapshot.grants:
            snapshot.grants[key] = list(
                self._prepare_grants(partnership, snapshot, lang)
            )
        for row in snapshot.grants[key]:
            yield {**row, "partnership_id": partnership.id}

    def _prepare_grants(self, partnership, snapshot, lang):
        """Yield the rows of benefits for the tier of ``partnership`` in a language."""
        above = snapshot.above(partnership)
        granted = snapshot.benefits(partnership.tier_id)
        promised = snapshot.benefits(above) if above else granted
        nothing = self.env["prm.condition"]
        for parameter_id in granted | promised:
            now = granted.get(parameter_id, nothing).with_context(lang=lang)
            then = promised.get(parameter_id, nothing).with_context(lang=lang)
            yield self._prepare_row(
                partnership,
                parameter_id,
                "benefit",
                tier_id=(above or partnership.tier_id).id or None,
                target=then.value,
                current=now.value,
                target_text=then.value_text or None,
                current_text=now.value_text or None,
            )

    def _prepare_row(self, partnership, parameter_id, kind, **values):
        """Return one row as a dict of its columns."""
        return {
            "partnership_id": partnership.id,
            "parameter_id": parameter_id,
            "kind": kind,
            "is_keeping": False,
            "active": True,
            "target_text": None,
            "current_text": None,
            "points": 0,
            "points_max": 0,
            "ratio": 0,
            **values,
        }

    # ----------------------------------------------------------------- history

    def _note_values(self, partnerships, snapshot, rows, cause):
        """Note counted values of active partnerships that changed, once for each.

        What was entered by hand is noted when it is entered.
        """
        before = {
            (value.partnership_id, value.parameter_id): value.current
            for value in snapshot.stored.values()
            if value.kind == "obligation"
        }
        after = {
            (row["partnership_id"], row["parameter_id"]): row["current"]
            for row in rows
            if row["kind"] == "obligation"
        }
        parameters = self.env["prm.parameter"]
        by_id = {one.id: one for one in partnerships if one.state == "active"}
        history_sudo = self.env["prm.partnership.history"].sudo()
        history_sudo.create(
            [
                self._prepare_line(
                    by_id[key[0]], snapshot, key[1], before.get(key), new, cause
                )
                for key, new in after.items()
                if key[0] in by_id
                and before.get(key, 0) != new
                and not snapshot.is_typed(parameters.browse(key[1]))
            ]
        )

    def _prepare_line(self, partnership, snapshot, parameter_id, old, new, cause):
        """Return the history of one changed value, in the partner's language.

        :param old: the number before, None when no tier asked for it
        """
        for_partner = partnership._for_partner()
        parameter = for_partner.env["prm.parameter"].browse(parameter_id)
        if not cause:
            causes = for_partner.env["prm.partnership.cause"]
            cause = causes._of_value(for_partner, snapshot, parameter, old, new)
        currency = for_partner.company_id.currency_id
        return {
            "partnership_id": partnership.id,
            "what": "value",
            "parameter_id": parameter_id,
            "old": parameter._number_text(old or 0, currency),
            "new": parameter._number_text(new, currency),
            "cause": cause,
        }
