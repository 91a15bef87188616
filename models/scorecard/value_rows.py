"""The rows of target and current value, as the tiers ask for them."""

from odoo import fields, models
from odoo.tools import format_amount, formatLang

from ...policy import scoring


class PrmPartnershipRowsMixin(models.AbstractModel):
    """Targets, current values and points per parameter, and their history."""

    _name = "prm.partnership.rows.mixin"
    _description = "Values of a partnership"

    value_ids = fields.One2many(
        "prm.partnership.value",
        "partnership_id",
        "Values",
        domain=[("is_keeping", "=", False)],
    )
    keep_value_ids = fields.One2many(
        "prm.partnership.value",
        "partnership_id",
        "Values that keep the tier",
        domain=[("is_keeping", "=", True)],
    )

    def _write_values(self, known, cause):
        """Store the rows that the tiers ask for now; note what has changed.

        :param known: the :class:`Standing` of ``self``
        """
        rows = [row for partnership in self for row in partnership._prepare_rows(known)]
        self.env["prm.partnership.value"]._replace(known.stored, rows)
        self.invalidate_recordset(["value_ids", "keep_value_ids"], flush=False)
        self._note_values(known, rows, cause)

    # ----------------------------------------------------------------- prepare

    def _prepare_rows(self, known):
        """Return the rows of one partnership, as dicts of columns."""
        return [*self._prepare_obligations(known), *self._prepare_benefits(known)]

    def _prepare_obligations(self, known):
        """Yield the rows of the next tier, and of the own one below it.

        The own one stands in the place of the next one when there is none above.
        """
        tiers = known.ladders[self.program_id.id]
        own = scoring.own_tier(tiers, self.level)
        above = scoring.next_tier(tiers, self.level)
        for tier, is_keeping in ((above or own, False), (above and own, True)):
            for asked in tier.obligations if tier else ():
                current = known.currents[self.id][asked.parameter]
                yield self._prepare_row(
                    asked.parameter,
                    "obligation",
                    is_keeping=is_keeping,
                    tier_id=known.tier_of(self, tier.level).id,
                    target=asked.target,
                    current=current,
                    points=scoring.points_of(asked.points, asked.target, current),
                    points_max=asked.points,
                    ratio=scoring.ratio(asked.target, current),
                )

    def _prepare_benefits(self, known):
        """Yield the rows of what the own tier grants and the next one will.

        They are the same for all partners with one tier and language.
        """
        key = (self.program_id.id, self.level, self._partner_lang())
        if key not in known.grants:
            known.grants[key] = list(self._prepare_grants(known))
        for row in known.grants[key]:
            yield {**row, "partnership_id": self.id}

    def _prepare_grants(self, known):
        """Yield the rows of benefits for the tier and language of ``self``."""
        above = known.above(self)
        lang = self._partner_lang()
        granted = known.benefits(self.tier_id)
        promised = known.benefits(above) if above else granted
        nothing = self.env["prm.condition"]
        for parameter_id in granted | promised:
            now = granted.get(parameter_id, nothing).with_context(lang=lang)
            then = promised.get(parameter_id, nothing).with_context(lang=lang)
            yield self._prepare_row(
                parameter_id,
                "benefit",
                tier_id=(above or self.tier_id).id or None,
                target=then.value,
                current=now.value,
                target_text=then.value_text or None,
                current_text=now.value_text or None,
            )

    def _prepare_row(self, parameter_id, kind, **values):
        """Return one row as a dict of its columns."""
        return {
            "partnership_id": self.id,
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

    def _note_values(self, known, rows, cause):
        """Note counted values of active partnerships that changed, once for each.

        What was entered by hand is noted when it is entered.
        """
        before = {
            (value.partnership_id, value.parameter_id): value.current
            for value in known.stored.values()
            if value.kind == "obligation"
        }
        after = {
            (row["partnership_id"], row["parameter_id"]): row["current"]
            for row in rows
            if row["kind"] == "obligation"
        }
        parameters = self.env["prm.parameter"]
        by_id = {one.id: one for one in self if one.state == "active"}
        history_sudo = self.env["prm.partnership.history"].sudo()
        history_sudo.create(
            [
                by_id[key[0]]._prepare_value_line(
                    known, key[1], before.get(key), new, cause
                )
                for key, new in after.items()
                if key[0] in by_id
                and before.get(key, 0) != new
                and not known.is_typed(parameters.browse(key[1]))
            ]
        )

    def _prepare_value_line(self, known, parameter_id, old, new, cause):
        """Return the history of one changed value, in the partner's language.

        :param old: the number before, None when no tier asked for it
        """
        words = self._for_partner()
        parameter = words.env["prm.parameter"].browse(parameter_id)
        causes = words.env["prm.partnership.cause"]
        why = cause or causes._of_value(words, known, parameter, old, new)
        old = old or 0
        return {
            "partnership_id": self.id,
            "what": "value",
            "parameter_id": parameter_id,
            "old": words._number_text(parameter, old),
            "new": words._number_text(parameter, new),
            "cause": why,
        }

    def _number_text(self, parameter, number):
        """Return a value of ``parameter`` in words of the environment's language."""
        if parameter.value_type == "monetary":
            return format_amount(self.env, number, self.company_id.currency_id)
        if parameter.value_type == "boolean":
            return self.env._("Yes") if number else self.env._("No")
        digits = 0 if float(number).is_integer() else 2
        return formatLang(self.env, number, digits=digits)
