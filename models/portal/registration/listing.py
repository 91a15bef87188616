"""The portal's lists of registrations: what they offer, and their rows."""

from functools import partial

from odoo import models

from ...common.visit.rows import rows_of
from ...common.visit.together import look_up

# What rows say of people, and by which zone their days are counted.
PERSON = ["name", "active", "tz"]
# What a row reads, and what the rules and the menu of a row look at.
ROW = (
    "number",
    "name",
    "customer_name",
    "state",
    "origin",
    "outcome",
    "visibility",
    "amount",
    "currency_id",
    "date_closing",
    "first_submitted_at",
    "last_news_at",
    "is_protected",
    "is_taken_back",
    "resubmission_count",
    "partner_id",
    "company_id",
    "portal_id",
    "program_id",
    "contact_id",
    "representative_id",
    "stage_id",
    "team_id",
    "lead_id",
)
DEFAULTS = {
    "sortby": "news",
    "filterby": "all",
    "groupby": "none",
    "search_in": "all",
    "date_of": "submitted",
}


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
        :return: ``model`` whose records are listed, ``turns`` that an order may take
            (``prm.list.turns``), ``base_domain``, ``views``, ``headers``, ``sortings``,
            ``filters``, ``groupbys``, ``searches``, ``near`` (helps to find what is
            sought), ``choices``, ``ticks``, ``texts`` by parameter, ``dates``,
            ``date_field``, ``defaults``, and ``waiting``
        """
        scope = self.env["prm.registration.scope"]
        deals = kind == "opportunities"
        reader_sudo = self.env.user.sudo().partner_id
        reader_sudo.fetch(PERSON)
        choices = self._choices(kind)
        return {
            "model": "prm.registration",
            "row_fields": ROW,
            "turns": ("representative_id",),
            "base_domain": scope._kind_domain(kind),
            "views": scope._views(kind),
            "headers": self._headers(deals),
            "sortings": self._sortings(deals),
            "filters": self._filters(deals),
            "filter_label": self.env._("Show"),
            "groupbys": self._groupbys(deals),
            "searches": self._searches(),
            "near": self.env["prm.registration.sought"]._near,
            "choices": choices,
            "ticks": self._ticks(deals),
            "texts": self._texts(choices["customer"]["options"]),
            "date_field": "first_submitted_at",
            "dates": self._dates(deals),
            "waiting": partial(self._waiting, kind),
            "defaults": DEFAULTS,
        }

    def _view_domain(self, kind, view):
        """Return the domain of the list in a view.

        :param str kind: of the list
        :param str view: ``mine`` or ``all``; only supervisors get ``all``
        """
        return self.env["prm.registration.scope"]._list_domain(kind, view)

    # ---------------------------------------------------------------------- rows

    def _rows(self, registrations, kind="registrations"):
        """Return the rows of a page of the list as plain values: id → row.

        :param registrations: of the page, in the reader's environment
        :param str kind: of the list
        :raises AccessError: to who may not read one of the registrations
        """
        registrations_sudo = registrations.sudo()
        registrations_sudo.fetch(ROW)
        registrations.check_access("read")
        staged_sudo = self._staged_sudo(registrations._shown_in("opportunities"))
        last = self._read_around(registrations, staged_sudo)
        people = {
            registration_sudo.id: (
                registration_sudo.representative_id,
                registration_sudo.contact_id,
            )
            for registration_sudo in registrations_sudo
        }
        self.env["prm.registration.deal"]._read_each(registrations)
        stages = self._stage_bars(staged_sudo)
        news = self.env["prm.registration.latest"]._texts(registrations, last)
        return {
            one.id: {
                **self._row(one, kind, people[one.id], stages.get(one.id)),
                "news_text": news.get(one.id, ""),
            }
            for one in registrations
        }

    def _row(self, registration, kind, people, stage):
        """Return one row; ``people`` are representative and author (sudo)."""
        representative_sudo, contact_sudo = people
        day, when = self.env["prm.formatting"]._day, self.env["prm.formatting"]._when
        return {
            "id": registration.id,
            "number": registration.number,
            "name": registration.name,
            "customer": registration.customer_name or "",
            "badge": self.env["prm.registration.page"]._badge(registration, kind),
            "stage": stage,
            "outcome": self.env["prm.registration.deal"]._of(registration).outcome,
            "amount": self.env["prm.registration.facts"]._amount(registration),
            "date_closing": day(registration._seen_value("date_closing")),
            "submitted": day(registration.first_submitted_at),
            "representative": (representative_sudo.active and representative_sudo.name)
            or "",
            "contact": contact_sudo.name or "",
            "news": when(registration._seen_value("last_news_at")),
        }

    def _staged_sudo(self, registrations):
        """Return the open opportunities that are in a stage (sudo), by their team."""
        staged_sudo = registrations.sudo().filtered(
            lambda deal: deal.stage_id and deal.outcome == "open"
        )
        return staged_sudo.grouped("team_id")

    def _read_around(self, registrations, staged):
        """Read whom rows name, and the stages of pipelines, by one query.

        :param registrations: of the page
        :param dict staged: see :meth:`_staged_sudo`
        :return: which are their last news, see ``prm.registration.latest``
        """
        deals_sudo = registrations.sudo()
        people_sudo = deals_sudo.representative_id | deals_sudo.contact_id
        teams_sudo = deals_sudo.team_id
        asked = {
            "people": rows_of(people_sudo, PERSON),
            "teams": rows_of(teams_sudo, ["name"]),
        }
        progress = self.env["prm.registration.progress"]
        for team_sudo, deals_sudo in staged.items():
            key, ask = progress._asked_stages(team_sudo, deals_sudo[:1].stage_id)
            asked[key] = ask()
        last = self.env["prm.registration.latest"]._asked(registrations)
        return look_up(self.env, asked | last)

    def _stage_bars(self, staged):
        """Return progress of each open opportunity's stage.

        :param dict staged: see :meth:`_staged_sudo`
        :return: id → ``{"name", "done", "total", "team"}``
        """
        bars = {}
        stages_of = self.env["prm.registration.progress"]._pipeline_stages_sudo
        for team_sudo, staged_sudo in staged.items():
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
