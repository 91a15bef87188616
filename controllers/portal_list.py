"""One helper for all lists of the portal: search, filter, sort, group, dates, pages.

A list is a service that says what it offers (``_spec``), narrows it (``_view_domain``,
``_search_domain``) and words its rows (``_rows``), as ``prm.registration.list`` does.
Of a model on which visitors have no right, it gives ``records_sudo`` to search in
instead of ``model``; then what the visitor may find is all in the domain ``within``.
What a visitor asks for beyond that falls back to the default, so that no address can
break the page.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import cached_property

import pytz

from odoo.fields import Domain
from odoo.http import request
from odoo.tools import groupby

from .list_chips import active_filters
from .list_panel import ListPanel
from .list_query import ListQuery

PAGE_SIZE = 20
# Nobody turns more pages; the database counts no further.
COUNT_LIMIT = 1_000


def css_text(text):
    """Return a text as a style sheet writes it."""
    plain = re.sub(r"[^\w .:-]", lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f"'{plain}'"


def labels_style(labels):
    """Return the labels of columns as variables of the style sheet, for cards.

    The first two say what they are.

    :param labels: of all columns, in their order
    """
    return ";".join(
        f"--prm-l{place}:{css_text(label + ': ')}"
        for place, label in enumerate(labels, 1)
        if place > 2
    )


def with_repeated(params, names):
    """Return the parameters of a request, with all values of those that are repeated.

    A form sends each box that is ticked, Odoo hands over the first.
    """
    sent = request.httprequest.args if request else {}
    return params | {
        name: ",".join(sent.getlist(name))
        for name in names
        if name in params and name in sent and sent[name] == params[name]
    }


class PortalList:
    """One page of a list, as its template shows it."""

    def __init__(self, service, kind, address, params, within=()):
        """Read the query. What is found is counted as soon as a page needs the number.

        :param service: that knows the list, in the visitor's environment
        :param str kind: which of the service's lists
        :param str address: of the list, without a query
        :param dict params: of the request
        :param within: domain that holds whatever the visitor asks for
        """
        self.service = service
        self.kind = kind
        self.within = within
        spec = service.env["prm.list.dates"]._complete(service._spec(kind))
        params = with_repeated(params, spec.get("ticks", ()))
        self.query = ListQuery(spec, address, params)
        self.panel = ListPanel(self.query)
        self.spec = self.query.spec
        self.model = self._listed(service)
        self.domain = self._build_domain(within)

    # ---- how much is found ----

    @cached_property
    def _found(self):
        """The number of records, counted no further than is told."""
        if self._few is not None:
            return len(self._few)
        return self.model.search_count(self.domain, limit=COUNT_LIMIT + 1)

    @cached_property
    def _few(self):
        """The ids of all that is found, of a list that the visitor has narrowed.

        To count them they are looked for in any case. What is found then stands in one
        place: a page in whatever order reads these alone.
        """
        if not self.query.narrowing():
            return None
        values = self.service.env["prm.list.values"]
        return values._some_ids(self.model, self.domain, COUNT_LIMIT + 1)

    @property
    def total(self):
        return min(self._found, COUNT_LIMIT)

    @property
    def is_capped(self):
        return self._found > COUNT_LIMIT

    @property
    def page_count(self):
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def page(self):
        return min(self.query.page, self.page_count)

    # ---- what is found ----

    def _listed(self, service):
        """Return the model whose records are listed, with the rights to find them."""
        found_sudo = self.spec.get("records_sudo")
        return service.env[self.spec["model"]] if found_sudo is None else found_sudo

    def _build_domain(self, within):
        """Return the domain of everything the visitor asked for."""
        query, service = self.query, self.service
        parts = [
            within,
            self.spec["base_domain"],
            service._view_domain(self.kind, query.keys["view"]),
            query.offer("filterby")["domain"],
            *self._choice_domains(),
            *self._date_domains(),
        ]
        sought = query.sought()
        parts += [service._search_domain(key, text) for key, text in sought]
        if sought and (near := self.spec.get("near")):
            parts.append(near(query.keys["view"], sought))
        return Domain.AND([Domain(part) for part in parts])

    def _choice_domains(self):
        """Return one condition for each filter with something chosen."""
        choices, ticks = self.query.choices, self.spec["ticks"]
        chosen = [
            option.get("domain") or [(choices[name]["field"], "in", option["values"])]
            for name, option in self.query.chosen.items()
        ]
        return chosen + [
            [(ticks[name]["field"], "in", keys)]
            for name, keys in self.query.ticked.items()
        ]

    def _date_domains(self):
        """Return the conditions of the dates, first and last day included."""
        field = self.model._fields.get(self.query.offer("date_of").get("field"))
        if not field:
            return []
        span = self.service.env["prm.list.dates"]._days(self.query.keys["span"])
        bounds = []
        for begin, end in ((self.query.date_begin, self.query.date_end), span):
            if begin:
                bounds.append([(field.name, ">=", self._day_start(field, begin))])
            if end and end < date.max:
                following = end + timedelta(days=1)
                bounds.append([(field.name, "<", self._day_start(field, following))])
        return bounds

    def _day_start(self, field, day):
        """Return the beginning of a day of the visitor, as the field stores it."""
        if field.type == "date":
            return day
        zone = self.model.env.tz
        start = zone.localize(datetime.combine(day, time.min))
        return start.astimezone(pytz.utc).replace(tzinfo=None)

    def _order(self):
        """Return a total order: the group, the wished order, the newest first."""
        group = self.query.offer("groupby")["field"]
        order = self.query.offer("sortby")["order"]
        return ", ".join(filter(None, (group, order, "id desc")))

    def records(self):
        """Return the records of this page."""
        page = {
            "order": self._order(),
            "limit": PAGE_SIZE,
            "offset": (self.page - 1) * PAGE_SIZE,
        }
        domain, page = self._located(page)
        if names := self.spec.get("row_fields"):
            values = self.service.env["prm.list.values"]
            return values._page(self.model, domain, names, **page)
        return self.model.search_fetch(domain, self.spec.get("fields", ()), **page)

    def _located(self, page):
        """Return by which domain, and how, the records of a page are found.

        :param dict page: order, limit and offset of the page
        """
        service, order = self.service.env, page["order"]
        if self._few is None:
            if re.match(r"\w+", order)[0] not in self.spec.get("turns", ()):
                return self.domain, page
            turns = service["prm.list.turns"]
            ids = turns._page_ids(self.model, self.domain, **page)
            return Domain("id", "in", ids), {"order": order}
        if not self.is_capped:
            return Domain("id", "in", self._few), page
        # The names that are sought stand at one place of the order by names.
        if self.query.keys["sortby"] == self.query.default("sortby"):
            service["prm.list.values"]._expect_many()
        return self.domain, page

    def groups(self):
        """Return the page's rows in groups: ``[{"label", "rows"}]``.

        Without grouping it is one group without a label.
        """
        records = self.records()
        rows = self.service._rows(records, self.kind)
        labels = self._group_labels(records, rows)
        return [
            {"label": label, "rows": [rows[key] for key in keys]}
            for label, keys in groupby(records.ids, key=labels.get)
        ]

    def _group_labels(self, records, rows):
        """Return the heading of each record's group by id.

        :param dict rows: id → row, in which a grouping may find its label
        """
        grouping = self.query.offer("groupby")
        nothing = self.model.env._("None")
        name = grouping["field"]
        if not name:
            return dict.fromkeys(records.ids, "")
        if "label_of" in grouping:
            return {key: grouping["label_of"](rows[key]) or nothing for key in rows}
        return {record.id: record[name] or nothing for record in records}

    def waiting(self):
        """Return what of the list waits for the visitor, above its first page.

        Once something is asked for, the list alone answers.
        """
        if self.query.narrowing() or self.page > 1 or "waiting" not in self.spec:
            return None
        within = Domain(self.within) & Domain(self.spec["base_domain"])
        return self.spec["waiting"](within)

    # ---- what the page needs ----

    def columns(self):
        """Return the columns as their headers show them, in their order.

        :return: ``label``; ``css`` classes; ``url`` of the list sorted by the column,
            the other way round when it is, ``""`` where it cannot; ``sorted``:
            ``ascending``, ``descending`` or ``""``
        """
        return [
            {
                "label": column["label"],
                "css": column.get("css", ""),
                "url": self.query.sort_url(column["sort"]) if "sort" in column else "",
                "sorted": self.query.sorted_by(column.get("sort")),
            }
            for column in self.spec["headers"]
        ]

    def labels_style(self):
        """Return the labels of the columns as variables of the style sheet."""
        return labels_style(column["label"] for column in self.spec["headers"])

    def page_url(self, page):
        """Return the address of another page of the same list."""
        return self.query.url(page=str(page) if page > 1 else "")

    def choice_options(self, name):
        """Return the options of a filter by value, "All" first."""
        return self.query.choice_options(name, self.everything())

    def everything(self):
        """Return the word for all values of a filter."""
        return self.model.env._("All")

    def active_filters(self):
        """Return what narrows the list: ``[{"label", "url"}]``; the url drops it."""
        return active_filters(self.query, self.model.env)
