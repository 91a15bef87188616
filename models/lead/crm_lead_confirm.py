"""What somebody outside the vendor changed on a deal counts once an employee agrees."""

from odoo import api, fields, models

# What is confirmed together, by the field that an employee writes. A probability is
# often computed, so it is compared only where somebody sent it.
PARTS = {
    "outcome": (
        "stage_id",
        "probability",
        "active",
        "lost_reason_id",
        "won_status",
        "date_closed",
    ),
    "amount": (
        "expected_revenue",
        "recurring_revenue",
        "recurring_plan",
        "company_id",
        "prm_currency_id",
    ),
    "closing": ("date_deadline",),
}
WATCHED = frozenset(name for names in PARTS.values() for name in names)
# What a deal from outside has confirmed when it is new; its stage stays.
NOTHING_YET = {
    "active": True,
    "won_status": "pending",
    **dict.fromkeys(
        (
            "probability",
            "lost_reason_id",
            "date_closed",
            "expected_revenue",
            "recurring_revenue",
            "recurring_plan",
            "date_deadline",
        ),
        False,
    ),
}
OURS = frozenset(
    {"prm_to_confirm", "prm_confirmed", "prm_changed_by_id", "prm_currency_id"}
)
# What the addon itself writes on leads is neither a change nor a confirmation.
WRITER = object()


class CrmLead(models.Model):
    """Leads: the last confirmed values of what a share user changed.

    ``prm_confirmed`` holds them by part (:data:`PARTS`) as long as the part waits. Who
    counts reads :meth:`_prm_facts`, never the fields themselves.
    """

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    prm_to_confirm = fields.Boolean(
        "To be confirmed",
        readonly=True,
        copy=False,
        groups="base.group_user",
        help="A portal user changed the outcome, an amount or the closing date. It "
        "counts for the partner once an employee confirms it.",
    )
    prm_confirmed = fields.Json(
        "Confirmed values", readonly=True, copy=False, groups="base.group_user"
    )
    prm_changed_by_id = fields.Many2one(
        "res.users",
        "Changed on the portal by",
        readonly=True,
        copy=False,
        groups="base.group_user",
    )

    prm_change = fields.Char(
        "What changed",
        compute="_compute_prm_change",
        compute_sudo=True,
        groups="base.group_user",
    )

    _prm_to_confirm = models.Index("(id) WHERE prm_to_confirm")

    @api.depends("prm_confirmed")
    def _compute_prm_change(self):
        desk = self.env["prm.confirm.desk"]
        for lead in self:
            lead.prm_change = desk._change_text(lead, lead._prm_facts())

    def action_prm_confirm(self):
        """Confirm: what was changed on the portal counts."""
        self.check_access("write")
        self.filtered("prm_to_confirm").write({"prm_to_confirm": False})

    # ------------------------------------------------------------------ what counts

    def _prm_facts(self):
        """Return field → value of what counts on the deal: the confirmed values."""
        facts = {name: self[name] for name in WATCHED}
        for values in (self.prm_confirmed or {}).values():
            facts |= {name: self._prm_value(name, raw) for name, raw in values.items()}
        return facts

    def _prm_value(self, name, raw):
        """Return the value of a field that was kept as JSON."""
        field = self._fields[name]
        if field.type == "many2one":
            return self.env[field.comodel_name].browse(raw or ()).exists()
        if field.type in ("date", "datetime"):
            return (
                field.to_date(raw) if field.type == "date" else field.to_datetime(raw)
            )
        return raw

    def _prm_kept(self, part):
        """Return the present values of a part as JSON can keep them."""
        kept = {}
        for name in PARTS[part]:
            value = self[name]
            if isinstance(value, models.BaseModel):
                value = value.id
            elif self._fields[name].type in ("date", "datetime"):
                value = self._fields[name].to_string(value)
            kept[name] = value
        return kept

    # ------------------------------------------------------------------- who changes

    def _prm_own_values(self, vals):
        """Return ``vals`` without what share users never write themselves."""
        if not self.env.user.share or self._prm_is_writer():
            return dict(vals)
        return {name: value for name, value in vals.items() if name not in OURS}

    def _prm_after_create(self, vals):
        """Note what nobody here has confirmed of a new lead."""
        if self.env.user.share:
            lead_sudo = self.sudo()
            lead_sudo._prm_mark_new(vals)

    def _prm_before_write(self, vals):
        """Return lead → part → values as they are before somebody writes ``vals``.

        Only where they will be asked for: a share user may change them in many ways, an
        employee confirms what waits.
        """
        outside = self.env.user.share
        if self._prm_is_writer() or not (outside or (WATCHED | OURS) & vals.keys()):
            return {}
        self.check_access("write")
        leads_sudo = self.sudo()
        if not outside and not vals.get("prm_to_confirm"):
            leads_sudo = leads_sudo.filtered("prm_to_confirm")
        return {
            lead_sudo: {part: lead_sudo._prm_kept(part) for part in PARTS}
            for lead_sudo in leads_sudo
        }

    def _prm_after_write(self, asked, before):
        """Mark what a share user changed; take marks away where an employee wrote.

        :param asked: dict of what was written
        :param before: see :meth:`_prm_before_write`
        """
        if "prm_confirmed" in asked:  # of a merge, which knows what waits
            return
        for lead_sudo, kept in before.items():
            if self.env.user.share:
                lead_sudo._prm_mark(kept, asked)
            elif asked.get("prm_to_confirm"):
                lead_sudo._prm_wait(kept)
            else:
                lead_sudo._prm_agree(asked)

    def _prm_is_writer(self):
        return self.env.context.get("prm_writer") is WRITER

    def _prm_write(self, vals):
        """Write what the addon itself keeps on the lead."""
        self.with_context(prm_writer=WRITER).write(vals)

    def _prm_mark(self, kept, asked):
        """Keep the confirmed values of the parts that a share user changed just now."""
        before = self.prm_confirmed or {}
        waiting = dict(before)
        for part, values in kept.items():
            now = self._prm_kept(part)
            if part == "outcome" and "probability" not in asked:
                now["probability"] = values["probability"]
            if now != values:
                waiting.setdefault(part, values)
                changed = {name for name in now if now[name] != waiting[part][name]}
                if not changed or self._prm_is_computed(changed):
                    waiting.pop(part)
        if waiting != before:
            self._prm_wait(waiting)

    def _prm_mark_new(self, vals):
        """Mark what a share user said when making the lead: nothing is confirmed."""
        waiting = {}
        for part, names in PARTS.items():
            now = self._prm_kept(part)
            nothing = now | {n: NOTHING_YET[n] for n in names if n in NOTHING_YET}
            if part == "outcome":
                nothing |= self._prm_new_outcome(vals)
            if now != nothing:
                waiting[part] = nothing
        if waiting:
            self._prm_wait(waiting)

    def _prm_new_outcome(self, vals):
        """Return what an employee did not decide: stage and probability, if sent."""
        stage = self.stage_id
        if "stage_id" in vals or stage.is_won:
            stage = self._stage_find(domain=[("is_won", "=", False)])
        kept = {"stage_id": stage.id}
        return (
            kept if "probability" in vals else kept | {"probability": self.probability}
        )

    def _prm_is_computed(self, changed):
        """Tell whether only the amount changed, to that of an order (app Sales)."""
        amount = changed - {"prm_currency_id"} == {"expected_revenue"}
        if not amount or "order_ids" not in self._fields:
            return False
        return any(
            order.state == "sale"
            and order.currency_id == self.company_currency
            and not order.currency_id.compare_amounts(
                order.amount_untaxed, self.expected_revenue
            )
            for order in self.order_ids
        )

    def _prm_agree(self, asked):
        """Take the parts as confirmed of which an employee wrote a field."""
        wait = {
            part: values
            for part, values in (self.prm_confirmed or {}).items()
            if asked.keys().isdisjoint(PARTS[part])
        }
        ended = "prm_to_confirm" in asked
        if ended or wait != (self.prm_confirmed or {}):
            self._prm_wait({} if ended else wait)

    def _prm_wait(self, waiting):
        """Write which parts wait for an employee, and tell the salesperson once."""
        values = {"prm_to_confirm": bool(waiting), "prm_confirmed": waiting or False}
        if self.env.user.share:
            values["prm_changed_by_id"] = self.env.uid
        self._prm_write(values)
        self.env["prm.confirm.desk"]._update_activity(self)

    # ------------------------------------------------------------------------- merge

    def _prepare_prm_waiting(self):
        """Return what waits on the lead into which ``self`` is merged.

        A value comes from the first lead that has one; where it waits there, it waits
        on.
        """
        waiting = {}
        for part, names in PARTS.items():
            source = next((lead for lead in self if lead[names[0]]), self[0])
            kept = (source.prm_confirmed or {}).get(part)
            if kept:
                waiting[part] = kept
        changed_by = self.prm_changed_by_id[:1]
        return {
            "prm_to_confirm": bool(waiting),
            "prm_confirmed": waiting or False,
            "prm_changed_by_id": changed_by.id if waiting else False,
        }
