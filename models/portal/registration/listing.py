"""The portal's lists of registrations: what they offer, and their rows."""

from odoo import models
from odoo.fields import Domain

from ....policy.registration_moves import UNDECIDED
from ....policy.search_text import pattern

# Of "All", what needs nobody's attention anymore.
CLOSED = ("rejected", "withdrawn", "cancelled", "expired")
# Companies that the filter offers; the search finds the others.
CUSTOMER_LIMIT = 20


class PrmRegistrationList(models.AbstractModel):
    """Registrations and opportunities are two filters on the one model.

    ``kind`` is ``registrations`` or ``opportunities``. The reader's own rights hold:
    what is offered here narrows them and never widens them.
    """

    _name = "prm.registration.list"
    _description = "Portal lists of registrations"

    def _spec(self, kind):
        """Return what the list ``kind`` offers to the current portal user.

        :param str kind: of the list
        :return: ``model`` whose records are listed, ``base_domain``, ``views``,
            ``columns``, ``sortings``, ``filters``, ``groupbys``, ``searches``,
            ``choices`` by the value of their parameter, ``date_field`` of the two
            dates, ``defaults``
        """
        scope = self.env["prm.registration.scope"]
        deals = kind == "opportunities"
        return {
            "model": "prm.registration",
            "base_domain": scope._kind_domain(kind),
            "views": scope._views(kind),
            "columns": self._columns(deals),
            "sortings": self._sortings(deals),
            "filters": self._deal_filters() if deals else self._registration_filters(),
            "groupbys": self._groupbys(deals),
            "searches": self._searches(),
            "choices": self._choices(kind),
            "date_field": "first_submitted_at",
            "defaults": {"sortby": "newest", "filterby": "all", "groupby": "none"},
        }

    def _view_domain(self, kind, view):
        """Return the domain of the list in a view.

        :param str kind: of the list
        :param str view: ``mine`` or ``all``; only supervisors get ``all``
        """
        return self.env["prm.registration.scope"]._list_domain(kind, view)

    def _search_domain(self, key, text):
        """Return the domain of a search for ``text``.

        :param str key: of ``searches``: which fields of the form are searched; the
            vendor's number stands beside the partner's
        :param str text: part of what is sought
        """
        names = self.env["prm.registration.fields"]._searched(key)
        if key in ("all", "number"):
            names = ["number", *names]
        if key == "all":
            names += self.env["prm.registration.questions"]._searched()
        return Domain.OR(Domain(name, "ilike", pattern(text)) for name in names)

    # -------------------------------------------------------------------- offers

    def _deal_filters(self):
        scope = self.env["prm.registration.scope"]
        return {
            "all": self._filter_of_all(),
            **{
                key: {"label": label, "domain": Domain("outcome", "=", key)}
                for key, label in self._labels("outcome").items()
            },
            "won_this_year": {
                "label": self.env._("Won this year"),
                "domain": scope._won_this_year_domain(),
            },
        }

    def _registration_filters(self):
        return {
            "all": self._filter_of_all(),
            "undecided": {
                "label": self.env._("Undecided"),
                "domain": Domain("state", "in", list(UNDECIDED)),
            },
            "input": {
                "label": self.env._("Your input is needed"),
                "domain": self.env["prm.registration.scope"]._input_domain(),
            },
            "closed": {
                "label": self.env._("Closed"),
                "domain": Domain("state", "in", CLOSED),
            },
            **{
                key: {"label": label, "domain": Domain("state", "=", key)}
                for key, label in self._labels("state").items()
                if key != "offered"
            },
        }

    def _filter_of_all(self):
        return {"label": self.env._("All states"), "domain": Domain.TRUE}

    def _labels(self, name):
        """Return value → label of a selection field of registrations."""
        return self.env["prm.formatting"]._choices(self.env["prm.registration"], name)

    def _choices(self, kind):
        """Return the further filters: a parameter, its field and its values."""
        partnerships = self.env["prm.portal"]._for_user()._own_partnerships()
        form_choices = self.env["prm.registration.choices"]
        people_sudo = form_choices._representatives_sudo(partnerships)
        labels = self.env["prm.registration.fields"]._labels()
        return {
            "customer": {
                "label": self.env._("Company"),
                "field": "customer_name",
                "options": self._customers(kind),
            },
            "offering": {
                "label": labels["offering_id"],
                "field": "offering_id",
                "options": form_choices._options(form_choices._offerings()),
            },
            "representative": {
                "label": self.env._("Representative"),
                "field": "representative_id",
                "options": form_choices._options(people_sudo),
            },
        }

    def _customers(self, kind):
        """Return the latest companies of the list that the person may see, by name."""
        of_kind = self.env["prm.registration.scope"]._kind_domain(kind)
        groups = self.env["prm.registration"]._read_group(
            of_kind & Domain("customer_name", "!=", False),
            ["customer_name"],
            order="id:max desc",
            limit=CUSTOMER_LIMIT,
        )
        names = sorted((name for [name] in groups), key=str.casefold)
        return [{"id": name, "name": name} for name in names]

    # ---------------------------------------------------------------------- rows

    def _rows(self, registrations, kind="registrations"):
        """Return the rows of a page of the list as plain values: id → row.

        :param registrations: of the page, in the reader's environment
        :param str kind: of the list
        :raises AccessError: to who may not read one of the registrations
        """
        registrations.check_access("read")
        people = {
            registration_sudo.id: (
                registration_sudo.representative_id,
                registration_sudo.contact_id,
            )
            for registration_sudo in registrations.sudo()
        }
        stages = self._stage_bars(registrations._shown_in("opportunities"))
        return {
            one.id: self._row(one, kind, people[one.id], stages.get(one.id))
            for one in registrations
        }

    def _row(self, registration, kind, people, stage):
        """Return one row; ``people`` are representative and author (sudo)."""
        representative_sudo, contact_sudo = people
        day = self.env["prm.formatting"]._day
        return {
            "id": registration.id,
            "number": registration.number,
            "name": registration.name,
            "customer": registration.customer_name or "",
            "badge": self.env["prm.registration.page"]._badge(registration, kind),
            "stage": stage,
            "amount": self.env["prm.registration.facts"]._amount(registration),
            "date_closing": day(registration.date_closing),
            "submitted": day(registration.first_submitted_at),
            "representative": representative_sudo.filtered("active").name or "",
            "contact": contact_sudo.name or "",
            "news": day(registration._seen_value("last_news_at")),
        }

    def _stage_bars(self, registrations):
        """Return progress of each open opportunity's stage, with one query a team.

        :return: id → ``{"name", "done", "total", "team"}``
        """
        bars = {}
        registrations_sudo = registrations.sudo()
        stages_of = self.env["prm.registration.progress"]._pipeline_stages_sudo
        for team_sudo, deals_sudo in registrations_sudo.grouped("team_id").items():
            staged_sudo = deals_sudo.filtered(
                lambda deal: deal.stage_id and deal.outcome == "open"
            )
            ids = stages_of(staged_sudo[:1]).ids
            for deal_sudo in staged_sudo:
                stage_sudo = deal_sudo.stage_id
                is_known = stage_sudo.id in ids
                done = ids.index(stage_sudo.id) + 1 if is_known else len(ids)
                bars[deal_sudo.id] = {
                    "name": stage_sudo.name,
                    "done": done,
                    "total": len(ids),
                    "team": team_sudo.name,
                }
        return bars
