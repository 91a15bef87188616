"""One helper for all lists of the portal: search, filter, sort, group, dates, pages.

A list is a service that says what it offers (``_spec``), narrows it (``_view_domain``,
``_search_domain``) and words its rows (``_rows``), as ``prm.registration.list`` does.
What a visitor asks for beyond that falls back to the default, so that no address can
break the page.
"""

import re
from datetime import date, datetime, time, timedelta

import pytz

from odoo.fields import Domain
from odoo.tools import groupby

from .list_query import ListQuery

PAGE_SIZE = 20
COUNT_LIMIT = 10_000


def css_text(text):
    """Return a text as a style sheet writes it."""
    plain = re.sub(r"[^\w .:-]", lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f"'{plain}'"


class PortalList:
    """One page of a list, as its template shows it."""

    def __init__(self, service, kind, address, params, within=()):
        """Read the query and count.

        :param service: that knows the list, in the visitor's environment
        :param str kind: which of the service's lists
        :param str address: of the list, without a query
        :param dict params: of the request
        :param within: domain that holds whatever the visitor asks for
        """
        self.service = service
        self.kind = kind
        self.query = ListQuery(service._spec(kind), address, params)
        self.spec = self.query.spec
        self.model = model = service.env[self.spec["model"]]
        self.domain = self._build_domain(within)
        found = model.search_count(self.domain, limit=COUNT_LIMIT + 1)
        self.total = min(found, COUNT_LIMIT)
        self.is_capped = found > COUNT_LIMIT
        self.page_count = max(1, -(-self.total // PAGE_SIZE))
        self.page = min(self.query.page, self.page_count)

    # ---- what is found ----

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
        if query.search:
            key = query.keys["search_in"]
            parts.append(service._search_domain(key, query.search))
        return Domain.AND([Domain(part) for part in parts])

    def _choice_domains(self):
        """Return one condition for each chosen option."""
        choices = self.query.choices
        return [
            [(choices[name]["field"], "in", option["values"])]
            for name, option in self.query.chosen.items()
        ]

    def _date_domains(self):
        """Return the conditions of the two dates, both days included."""
        field = self.model._fields.get(self.spec.get("date_field"))
        begin, end = self.query.date_begin, self.query.date_end
        bounds = []
        if field and begin:
            bounds.append([(field.name, ">=", self._day_start(field, begin))])
        if field and end and end < date.max:
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
        offset = (self.page - 1) * PAGE_SIZE
        return self.model.search_fetch(
            self.domain,
            self.spec.get("fields", ()),
            order=self._order(),
            limit=PAGE_SIZE,
            offset=offset,
        )

    def groups(self):
        """Return the page's rows in groups: ``[{"label", "rows"}]``.

        Without grouping it is one group without a label.
        """
        records = self.records()
        rows = self.service._rows(records, self.kind)
        labels = self._group_labels(records)
        return [
            {"label": label, "rows": [rows[key] for key in keys]}
            for label, keys in groupby(records.ids, key=labels.get)
        ]

    def _group_labels(self, records):
        """Return the heading of each record's group by id."""
        name = self.query.offer("groupby")["field"]
        if not name:
            return dict.fromkeys(records.ids, "")
        nothing = self.model.env._("None")
        field = self.model._fields[name]
        if field.type == "selection":
            label = self.model.env["prm.formatting"]._choice
            return {record.id: label(record, name) or nothing for record in records}
        if field.type == "many2one":
            values = records.read([name])
            return {row["id"]: (row[name] or (0, nothing))[1] for row in values}
        return {record.id: record[name] or nothing for record in records}

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
            for column in self.spec["columns"]
        ]

    def labels_style(self):
        """Return the labels of the columns as variables of the style sheet."""
        return ";".join(
            f"--prm-l{place}:{css_text(column['label'] + ': ')}"
            for place, column in enumerate(self.spec["columns"], 1)
            if place > 2
        )

    def page_url(self, page):
        """Return the address of another page of the same list."""
        return self.query.url(page=str(page) if page > 1 else "")

    def choice_options(self, name):
        """Return the options of a filter by value, "All" first."""
        return self.query.choice_options(name, self.model.env._("All"))

    def active_filters(self):
        """Return what narrows the list: ``[{"label", "url"}]``; the url drops it."""
        query, _ = self.query, self.model.env._
        day = self.model.env["prm.formatting"]._day
        active = {}
        if query.search:
            active["search"] = f"“{query.search}”"
        if query.keys["filterby"] != query.default("filterby"):
            active["filterby"] = query.offer("filterby")["label"]
        for name, option in query.chosen.items():
            active[name] = f"{query.choices[name]['label']}: {option['name']}"
        if query.date_begin:
            active["date_begin"] = _("From %s", day(query.date_begin))
        if query.date_end:
            active["date_end"] = _("Until %s", day(query.date_end))
        return [
            {"label": label, "url": query.url(**{name: ""})}
            for name, label in active.items()
        ]
