"""What the portal's lists offer: domains, filters, sortings, groups, rows."""

from odoo import api, fields, models
from odoo.fields import Domain

from ....policy.registration_moves import UNDECIDED
from ....policy.search_text import pattern

# Of "All", what needs nobody's attention any more.
CLOSED = ("rejected", "withdrawn", "cancelled", "expired")
# Companies that the filter offers; the search finds the others.
CUSTOMER_LIMIT = 100


class PrmRegistrationListMixin(models.AbstractModel):
    """Registrations and opportunities are two filters on the one model."""

    _name = "prm.registration.list.mixin"
    _description = "Portal lists of registrations"

    @api.model
    def _portal_list_spec(self, kind):
        """Return what the list ``kind`` offers to the current portal user.

        :param str kind: ``registrations`` or ``opportunities``
        """
        deals = kind == "opportunities"
        supervisor = self.env.user.has_group("prm.group_prm_supervisor")
        return {
            "base_domain": self._portal_base_domain(kind),
            "views": ["mine", "all"] if supervisor else ["mine"],
            "sortings": self._portal_sortings(deals),
            "filters": self._portal_filters(deals),
            "groupbys": self._portal_groupbys(deals),
            "searches": self._portal_searches(),
            "choices": self._portal_choices(kind),
            "date_field": "first_submitted_at",
            "defaults": {"sortby": "newest", "filterby": "all", "groupby": "none"},
        }

    @api.model
    def _portal_base_domain(self, kind):
        """Return the domain of the list, before view, filter and search."""
        if kind == "opportunities":
            return Domain("outcome", "!=", False)
        return Domain("origin", "=", "registered")

    @api.model
    def _portal_view_domain(self, kind, view):
        """Return the domain of ``mine`` or ``all``; only supervisors get ``all``."""
        return self._portal_base_domain(kind) & self._portal_scope_domain(view)

    @api.model
    def _portal_scope_domain(self, view):
        """Return whose registrations ``mine`` or ``all`` shows, of every kind."""
        if view == "all" and self.env.user.has_group("prm.group_prm_supervisor"):
            return Domain.TRUE
        me = self.env.user.partner_id.id
        return Domain("contact_id", "=", me) | Domain("visibility", "=", "organization")

    @api.model
    def _portal_input_domain(self):
        """Return the domain of what waits for the current user, who may edit it."""
        mine = Domain("contact_id", "=", self.env.user.partner_id.id)
        returned = Domain("state", "=", "action_required")
        if not self.env.user.has_group("prm.group_prm_supervisor"):
            returned &= mine
        return (Domain("state", "=", "draft") & mine) | returned

    @api.model
    def _won_this_year_domain(self):
        """Return the domain of the deals won since 1 January."""
        year = fields.Date.context_today(self).replace(month=1, day=1)
        return Domain("outcome", "=", "won") & Domain("date_closed", ">=", year)

    @api.model
    def _portal_search_domain(self, key, text):
        """Return the domain of a search for ``text`` in what ``key`` names."""
        names = {
            "name": ["name"],
            "customer": ["customer_name"],
            "number": ["number", "partner_reference"],
        }.get(key, ["name", "customer_name", "number", "partner_reference"])
        return Domain.OR(Domain(name, "ilike", pattern(text)) for name in names)

    # -------------------------------------------------------------------- offers

    @api.model
    def _portal_sortings(self, deals):
        sortings = {
            "newest": {"label": self.env._("Newest first"), "order": "id desc"},
            "news": {
                "label": self.env._("Last news"),
                "order": "last_news_at desc nulls last, id desc",
            },
            "name": {"label": self.env._("Name"), "order": "name, id desc"},
            "customer": {
                "label": self.env._("Customer"),
                "order": "customer_name, id desc",
            },
            "state": {"label": self.env._("State"), "order": "state, id desc"},
            "closing": {
                "label": self.env._("Estimated closing"),
                "order": "date_closing, id desc",
            },
        }
        if deals:
            sortings["amount"] = {
                "label": self.env._("Amount"),
                "order": "amount desc, id desc",
            }
        return sortings

    @api.model
    def _portal_filters(self, deals):
        everything = {"label": self.env._("All states"), "domain": Domain.TRUE}
        if deals:
            labels = self._fields["outcome"]._description_selection(self.env)
            outcomes = {
                key: {"label": label, "domain": Domain("outcome", "=", key)}
                for key, label in labels
            }
            won = {
                "label": self.env._("Won this year"),
                "domain": self._won_this_year_domain(),
            }
            return {"all": everything, **outcomes, "won_this_year": won}
        labels = dict(self._fields["state"]._description_selection(self.env))
        return {
            "all": everything,
            "undecided": {
                "label": self.env._("Undecided"),
                "domain": Domain("state", "in", list(UNDECIDED)),
            },
            "input": {
                "label": self.env._("Your input is needed"),
                "domain": self._portal_input_domain(),
            },
            "closed": {
                "label": self.env._("Closed"),
                "domain": Domain("state", "in", CLOSED),
            },
        } | {
            key: {"label": labels[key], "domain": Domain("state", "=", key)}
            for key in self._fields["state"].get_values(self.env)
            if key != "offered"
        }

    @api.model
    def _portal_groupbys(self, deals):
        groups = {
            "none": {"label": self.env._("No grouping"), "field": ""},
            "state": {"label": self.env._("State"), "field": "state"},
        }
        if deals:
            groups["state"] = {"label": self.env._("Outcome"), "field": "outcome"}
        return groups

    @api.model
    def _portal_searches(self):
        return {
            "all": {"label": self.env._("Everywhere")},
            "name": {"label": self.env._("Opportunity")},
            "customer": {"label": self.env._("Customer")},
            "number": {"label": self.env._("Number")},
        }

    @api.model
    def _portal_choices(self, kind):
        """Return the further filters: a parameter, its field and its values."""
        partnerships = self.env["prm.portal"]._for_user()._own_partnerships()
        offerings = partnerships._offerings()
        return {
            "customer": {
                "label": self.env._("Company"),
                "field": "customer_name",
                "options": self._portal_customers(kind),
            },
            "offering": {
                "label": self.env._("Service or product"),
                "field": "offering_id",
                "options": partnerships._options(offerings),
            },
            "representative": {
                "label": self.env._("Representative"),
                "field": "representative_id",
                "options": partnerships._options(partnerships._representatives()),
            },
        }

    @api.model
    def _portal_customers(self, kind):
        """Return the latest companies of the list that the person may see, by name."""
        groups = self._read_group(
            self._portal_base_domain(kind) & Domain("customer_name", "!=", False),
            ["customer_name"],
            order="id:max desc",
            limit=CUSTOMER_LIMIT,
        )
        names = sorted((name for [name] in groups), key=str.casefold)
        return [{"id": name, "name": name} for name in names]

    # ---------------------------------------------------------------------- rows

    def _portal_rows(self, kind="registrations"):
        """Return the rows of the list ``kind`` as plain values: id → row."""
        self.check_access("read")
        people = {
            record_sudo.id: (record_sudo.representative_id, record_sudo.contact_id)
            for record_sudo in self.sudo()
        }
        stages = self._portal_stage_bars()
        return {
            record.id: record._portal_row(
                kind, people[record.id], stages.get(record.id)
            )
            for record in self
        }

    def _portal_row(self, kind, people, stage):
        """Return one row; ``people`` are representative and author (sudo)."""
        representative_sudo, contact_sudo = people
        return {
            "id": self.id,
            "number": self.number,
            "name": self.name,
            "customer": self.customer_name or "",
            "badge": self._portal_badge(kind),
            "stage": stage,
            "amount": self._amount_text(),
            "date_closing": self._date_text(self.date_closing),
            "submitted": self._date_text(self.first_submitted_at),
            "representative": representative_sudo.filtered("active").name or "",
            "contact": contact_sudo.name or "",
            "news": self._date_text(self.last_news_at),
        }

    def _portal_stage_bars(self):
        """Return progress of each open opportunity's stage, with one query a team.

        :return: id → ``{"name", "done", "total"}``
        """
        bars = {}
        self_sudo = self.sudo()
        for team_sudo, records_sudo in self_sudo.grouped("team_id").items():
            staged_sudo = records_sudo.filtered(
                lambda record: record.stage_id and record.outcome == "open"
            )
            ids = staged_sudo[:1]._pipeline_stages().ids if staged_sudo else []
            for record_sudo in staged_sudo:
                stage = record_sudo.stage_id
                done = ids.index(stage.id) + 1 if stage.id in ids else len(ids)
                bars[record_sudo.id] = {
                    "name": stage.name,
                    "done": done,
                    "total": len(ids),
                    "team": team_sudo.name,
                }
        return bars
