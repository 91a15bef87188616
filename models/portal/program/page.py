"""The partner's program page, as plain values in the reader's language."""

from odoo import models

from ....policy import scoring


class PrmProgramPage(models.AbstractModel):
    """What the page "Partner program" shows; no record of the vendor leaves it.

    Tiers, parameters and people are read as superuser: the partnership itself is what
    the reader must be allowed to see.
    """

    _name = "prm.program.page"
    _description = "Program page of a partnership"

    def _page(self, partnership, tab=""):
        """Return everything the program page shows to the current user.

        :param partnership: one, in the reader's environment
        :param str tab: key of the tab that is open; the first one without, and where
            there is none of that name. What the others show is not computed
        :return: texts and plain values by the names that the templates use; points are
            whole numbers, shares are percents (0–100)
        :raises AccessError: to who may not read the partnership
        """
        partnership.ensure_one()
        partnership.check_access("read")
        program_sudo = partnership.sudo().program_id
        tabs = self._tabs()
        shown = tab if tab in tabs else next(iter(tabs))
        return {
            "tabs": tabs,
            "tab": shown,
            "own_title": self._own_title(partnership),
            **self._tier(partnership),
            "program_name": program_sudo.name,
            "danger": self._danger(partnership),
            "facts": self._facts(partnership),
            **self._tab_values(shown)(partnership),
        }

    def _own_title(self, partnership):
        """Return the name that the portal gives to its program page, or ``""``."""
        portal_sudo = partnership.sudo().portal_id
        return self.env["prm.portal.sections"]._own_name(portal_sudo, "program")

    def _tabs(self):
        """Return key → label of the tabs, in their order.

        The template of a tab is ``prm.portal_program_<key>``, see also ``_tab_values``.
        """
        return {
            "progress": self.env._("Progress"),
            "benefits": self.env._("Benefits"),
            "certificates": self.env._("Certificates"),
            "marketing": self.env._("Marketing"),
            "funds": self.env._("Funds"),
            "deals": self.env._("Deals"),
            "history": self.env._("History"),
            "files": self.env._("Files"),
            "about": self.env._("About"),
        }

    def _tab_values(self, key):
        """Return the method that returns of a partnership what a tab shows."""
        lists = self.env["prm.program.lists"]
        return {
            "progress": self._progress_values,
            "benefits": self._benefit_values,
            "certificates": self.env["prm.program.certificates"]._values,
            "marketing": lists._activity_values,
            "funds": lists._fund_values,
            "deals": lists._deal_values,
            "history": lists._history_values,
            "files": lists._file_values,
            "about": self._about_values,
        }[key]

    def _about_values(self, partnership):
        program_sudo = partnership.sudo().program_id
        return {"about": program_sudo.description or ""}

    # ----------------------------------------------------------------------- head

    def _tier(self, partnership):
        """Return the names of the tiers and, with a target, the points as a ring.

        :param partnership: one, or none on a portal where the reader has none
        :raises AccessError: to who may not read the partnership
        """
        if not partnership:
            return dict.fromkeys(("tier_name", "next_name", "ring", "kept", "missing"))
        partnership.check_access("read")
        partnership_sudo = partnership.sudo()
        # Read at once; the sentences below look at all of them.
        partnership_sudo.program_id.tier_ids.mapped("name")
        return {
            "tier_name": partnership_sudo.tier_id.name or "",
            "next_name": partnership_sudo.next_tier_id.name or "",
            "ring": self._ring(partnership),
            "kept": partnership._kept_sentence(),
            "missing": partnership._program_missing(),
        }

    def _ring(self, partnership):
        """Return the points on the way to the target (percent), or nothing without."""
        points, target = partnership.points, partnership.points_target
        if target <= 0:
            return None
        return {
            "points": points,
            "target": target,
            "percent": min(100 * points // target, 100),
            "label": self._points_of(points, target),
        }

    def _points_of(self, points, target):
        return self.env._(
            "%(points)s of %(target)s points", points=points, target=target
        )

    def _danger(self, partnership):
        """Return the warning that the tier is not kept, or nothing.

        Nothing either when the tier was left to the partner; ``until`` is empty when
        the time of grace is over.
        """
        partnership_sudo = partnership.sudo()
        if not partnership_sudo.notice_date or partnership_sudo._is_fall_declined():
            return None
        is_over = partnership_sudo._is_grace_over()
        end = None if is_over else partnership_sudo._notice_end()
        return {
            "tier_name": partnership_sudo.tier_id.name,
            "until": self.env["prm.formatting"]._day(end),
            "points": partnership_sudo.keep_points,
            "target": partnership_sudo.tier_id.target_points,
            "missing": partnership._missing_sentence(keeping=True),
        }

    def _facts(self, partnership):
        """Return the key figures as ``[(label, text)]``."""
        partnership_sudo = partnership.sudo()
        formatting = self.env["prm.formatting"]
        day = formatting._day
        sales = formatting._money(partnership.total_sales, partnership.currency_id)
        level = str(partnership.level) if partnership.tier_id else ""
        term = (day(partnership.date_start), day(partnership.date_end))
        return [
            (self.env._("Partnership"), partnership.name),
            (self.env._("Partner type"), partnership_sudo.partner_type_id.name),
            (self.env._("State"), formatting._choice(partnership, "state")),
            (self.env._("Level"), level),
            (self.env._("Term"), " – ".join(filter(None, term))),
            (self.env._("Renewed until"), day(partnership_sudo.renewal_end)),
            (self.env._("Sales in this term"), sales),
            (self.env._("Certified employees"), str(partnership.certified_count)),
            (self.env._("Marketing activities"), str(partnership.activity_count)),
        ]

    # ------------------------------------------------------------------- benefits

    def _benefit_values(self, partnership):
        return {"benefits": self._benefits(partnership)}

    def _benefits(self, partnership):
        """Return rows of what the tier grants now, and what the next one will."""
        values_sudo = self._counted_values_sudo(partnership)
        benefits_sudo = values_sudo.filtered(lambda value: value.kind == "benefit")
        return self._granted_rows(partnership) + [
            (
                value_sudo.parameter_id.name,
                self._value_text(value_sudo, "current"),
                self._value_text(value_sudo, "target"),
            )
            for value_sudo in benefits_sudo
        ]

    def _granted_rows(self, partnership):
        """Return rows of what stands on the tiers themselves; none without a tier."""
        tier_sudo = partnership.sudo().tier_id
        next_sudo = partnership.sudo().next_tier_id
        texts = zip(self._granted(tier_sudo), self._granted(next_sudo), strict=True)
        return [
            (label, now, later if next_sudo else "")
            for (label, now), (_label, later) in texts
            if tier_sudo
        ]

    def _granted(self, tier):
        """Return ``[(label, text)]`` of what a tier (sudo) grants by itself."""
        percent = self.env["prm.formatting"]._percent
        days = tier.protection_days or tier.program_id.protection_days
        return [
            (self.env._("Margin"), percent(tier.margin)),
            (
                self.env._("Share of won deals for your fund"),
                percent(tier.fund_percent),
            ),
            (
                self.env._("Protection of approved deals"),
                self.env._("1 day") if days == 1 else self.env._("%s days", days),
            ),
        ]

    # ------------------------------------------------------------------- progress

    def _progress_values(self, partnership):
        ways = self.env["prm.program.ways"]._entries(partnership)
        return {
            "progress": self._progress(partnership, ways),
            "computed": self.env["prm.formatting"]._moment(partnership.scored_at),
        }

    def _progress(self, partnership, ways):
        """Return the obligations: of the next tier, and of the own one below it.

        :param ways: where something can be done for them, see ``prm.program.ways``
        """
        partnership_sudo = partnership.sudo()
        values_sudo = self._counted_values_sudo(partnership)
        keep_sudo = (
            partnership_sudo.keep_value_ids if partnership.scored_at else values_sudo
        )
        target = partnership_sudo.tier_id.target_points
        scored_sudo = partnership_sudo.next_tier_id or partnership_sudo.tier_id
        return {
            "tier_name": scored_sudo.name or "",
            "is_next": bool(partnership_sudo.next_tier_id),
            "rows": self._rows(
                values_sudo.filtered(lambda value: value.kind == "obligation"), ways
            ),
            "keep": self._rows(keep_sudo, ways),
            "keep_points": target
            and self._points_of(partnership_sudo.keep_points, target),
        }

    def _counted_values_sudo(self, partnership):
        """Return the values of the tiers of today; none before the count."""
        values_sudo = partnership.sudo().value_ids
        return values_sudo if partnership.scored_at else values_sudo.browse()

    def _rows(self, values, ways):
        """Return target, current value and points of each of ``values`` (sudo)."""
        leading = self.env["prm.program.ways"]._by_measure(ways)
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
                "ways": leading.get(value_sudo.measure, []),
            }
            for value_sudo in values
        ]

    def _value_text(self, value, side):
        """Return ``current`` or ``target`` of a value (sudo) as its type asks."""
        if value.value_type == "text":
            return value[f"{side}_text"] or ""
        quantity = self.env["prm.formatting"]._quantity
        return quantity(value[side], value.value_type, value.currency_id)
