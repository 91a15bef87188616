"""The partner's program page, as plain values in the reader's language."""

from odoo import models
from odoo.tools import format_amount, format_date, format_datetime, formatLang

from ....policy import scoring


class PrmPartnershipPageMixin(models.AbstractModel):
    """What the page "Partner program" shows; no record of the vendor leaves it.

    Tiers, parameters and people are read as superuser: the partnership itself is what
    the reader must be allowed to see.
    """

    _name = "prm.partnership.page.mixin"
    _inherit = ["prm.partnership.education.mixin", "prm.partnership.lists.mixin"]
    _description = "Program page of a partnership"

    def _portal_program(self):
        """Return everything the program page shows to the current user."""
        self.ensure_one()
        self.check_access("read")
        program_sudo = self.sudo().program_id
        return {
            **self._portal_tier(),
            "program_name": program_sudo.name,
            "danger": self._program_danger(),
            "facts": self._program_facts(),
            "benefits": self._program_benefits(),
            "progress": self._program_progress(),
            "computed": self._moment_text(self.scored_at),
            "certificates": self._program_certificates(),
            "expiring": self._program_expiring(),
            "activities": self._program_activities(),
            "funds": self._program_funds(),
            "deals": self._program_deals(),
            "history": self._program_history(),
            "files": self._program_files(),
            "about": program_sudo.description or "",
        }

    # ----------------------------------------------------------------------- head

    def _portal_tier(self):
        """Return the names of the tiers and, with a target, the points as a ring."""
        self.check_access("read")
        self_sudo = self.sudo()
        ring = None
        if self.points_target > 0:
            label = self.env._(
                "%(points)s of %(target)s points",
                points=self.points,
                target=self.points_target,
            )
            percent = 100 * self.points // self.points_target
            ring = {
                "points": self.points,
                "target": self.points_target,
                "percent": min(percent, 100),
                "label": label,
            }
        return {
            "tier_name": self_sudo.tier_id.name or "",
            "next_name": self_sudo.next_tier_id.name or "",
            "ring": ring,
            "kept": self._kept_sentence(),
            "missing": self._program_missing(),
        }

    def _program_danger(self):
        """Return the warning that the tier is not kept, or nothing.

        Nothing either when the tier was left to the partner; ``until`` is empty when
        the time of grace is over.
        """
        self_sudo = self.sudo()
        if not self_sudo.notice_date or self_sudo._is_fall_declined():
            return None
        end = None if self_sudo._is_grace_over() else self_sudo._notice_end()
        return {
            "tier_name": self_sudo.tier_id.name,
            "until": self._day_text(end),
            "points": self_sudo.keep_points,
            "target": self_sudo.tier_id.target_points,
            "missing": self._missing_sentence(keeping=True),
        }

    def _program_facts(self):
        """Return the key figures as ``[(label, text)]``."""
        self_sudo = self.sudo()
        return [
            (self.env._("Due date"), self._day_text(self.date_end)),
            (self.env._("Renewed until"), self._day_text(self_sudo.renewal_end)),
            (self.env._("Sales in this term"), self._money_text(self.total_sales)),
            (self.env._("Certified employees"), str(self.certified_count)),
            (self.env._("Marketing activities"), str(self.activity_count)),
        ]

    # ------------------------------------------------------------------- benefits

    def _program_benefits(self):
        """Return rows of what the tier grants now, and what the next one will."""
        tier_sudo = self.sudo().tier_id
        next_sudo = self.sudo().next_tier_id
        rows = [
            (label, read(tier_sudo), read(next_sudo) if next_sudo else "")
            for label, read in (
                (self.env._("Margin"), self._margin_text),
                (self.env._("Share of won deals for your fund"), self._fund_text),
                (self.env._("Protection of approved deals"), self._protection_text),
            )
            if tier_sudo
        ]
        values_sudo = self._counted_values()
        benefits_sudo = values_sudo.filtered(lambda value: value.kind == "benefit")
        return rows + [
            (
                value_sudo.parameter_id.name,
                self._value_text(value_sudo, "current"),
                self._value_text(value_sudo, "target"),
            )
            for value_sudo in benefits_sudo
        ]

    def _margin_text(self, tier):
        return self._percent_text(tier.margin)

    def _fund_text(self, tier):
        return self._percent_text(tier.fund_percent)

    def _protection_text(self, tier):
        days = tier.protection_days or tier.program_id.protection_days
        return self.env._("%s days", days)

    # ------------------------------------------------------------------- progress

    def _program_progress(self):
        """Return the obligations: of the next tier, and of the own one below it."""
        self_sudo = self.sudo()
        values_sudo = self._counted_values()
        obligations_sudo = values_sudo.filtered(
            lambda value: value.kind == "obligation"
        )
        keep_sudo = self_sudo.keep_value_ids if self.scored_at else values_sudo
        target = self_sudo.tier_id.target_points
        scored_sudo = self_sudo.next_tier_id or self_sudo.tier_id
        return {
            "tier_name": scored_sudo.name or "",
            "is_next": bool(self_sudo.next_tier_id),
            "rows": self._program_rows(obligations_sudo),
            "keep": self._program_rows(keep_sudo),
            "keep_points": target
            and self.env._(
                "%(points)s of %(target)s points",
                points=self_sudo.keep_points,
                target=target,
            ),
        }

    def _counted_values(self):
        """Return the values (sudo) of the tiers of today; none before the count."""
        values_sudo = self.sudo().value_ids
        return values_sudo if self.scored_at else values_sudo.browse()

    def _keeping(self):
        """Return the obligations of the own tier (sudo)."""
        self_sudo = self.sudo()
        if self_sudo.next_tier_id:
            return self_sudo.keep_value_ids
        return self_sudo.value_ids.filtered(lambda value: value.kind == "obligation")

    def _program_rows(self, values):
        """Return target, current value and points of each of ``values`` (sudo)."""
        return [
            {
                "name": value_sudo.parameter_id.name,
                "help": value_sudo.parameter_id.description or "",
                "current": self._value_text(value_sudo, "current"),
                "target": self._value_text(value_sudo, "target"),
                "points": value_sudo.points,
                "points_max": value_sudo.points_max,
                "percent": int(100 * min(max(value_sudo.ratio, 0), 1)),
                "is_done": not scoring.missing(value_sudo.target, value_sudo.current),
            }
            for value_sudo in values
        ]

    # ---------------------------------------------------------------------- words

    def _value_text(self, value, side):
        """Return ``current`` or ``target`` of a value (sudo) as its type asks."""
        number, kind = value[side], value.value_type
        if kind == "text":
            return value[f"{side}_text"] or ""
        if kind == "boolean":
            return self.env._("Yes") if number else self.env._("No")
        if kind == "monetary":
            return format_amount(self.env, number, value.currency_id)
        return self._plain_number(number)

    def _plain_number(self, number):
        digits = 0 if float(number).is_integer() else 2
        return formatLang(self.env, number, digits=digits)

    def _percent_text(self, number):
        return f"{self._plain_number(number)}\N{NO-BREAK SPACE}%"

    def _money_text(self, amount):
        currency_sudo = self.currency_id.sudo()
        return format_amount(self.env, amount, currency_sudo)

    def _day_text(self, value):
        return format_date(self.env, value) if value else ""

    def _moment_text(self, value):
        return format_datetime(self.env, value, dt_format="short") if value else ""

    def _choice_text(self, record, name):
        """Return the label of a selection field's value."""
        labels = dict(record._fields[name]._description_selection(self.env))
        return labels.get(record[name], "")
