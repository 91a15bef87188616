"""In what order lists of registrations stand, in which groups, below which headers."""

from operator import itemgetter

from odoo import models
from odoo.fields import Domain

from ....policy.search_text import pattern

# From other parts: _asks_for, _labels, _representatives_sudo

# Where a search looks beside what the form's entries say; these fields are all in the
# text that "Everywhere" searches.
SEARCHED = {
    "number": ("number",),
    "contact": (
        "contact_first_name",
        "contact_middle_name",
        "contact_last_name",
        "contact_email",
        "contact_phone",
    ),
    "tax": ("customer_vat",),
    "website": ("customer_website",),
}


class PrmRegistrationList(models.AbstractModel):
    """Columns, orders, groups, and where a search looks."""

    _inherit = "prm.registration.list"

    def _headers(self, deals):
        """Return the headers: ``label``, ``css``, and ``sort``, the order by it.

        :param deals: of the opportunities
        """
        _ = self.env._
        columns = [
            {"label": _("Opportunity"), "sort": "name"},
            {"label": _("State"), "sort": "state"},
            {"label": _("Submitted on"), "sort": "submitted"},
            {"label": _("Closing"), "sort": "closing"},
            {"label": _("Representative"), "sort": "representative"},
            {"label": _("Last news"), "sort": "news"},
        ]
        if deals:
            columns[1]["label"] = _("Stage")
            columns[2] = {"label": _("Amount"), "sort": "amount", "css": "text-end"}
        return columns

    def _sortings(self, deals):
        """Return the orders, and the reverse of each under ``-key``, for headers.

        :param deals: of the opportunities
        """
        return self.env["prm.list.order"]._both_ways(self._orders(deals))

    def _orders(self, deals):
        _ = self.env._
        orders = {
            "news": (_("Last news"), "last_news_at desc nulls last, id desc"),
            "newest": (_("Newest first"), "id desc"),
            "name": (_("Name"), "name, id desc"),
            "customer": (_("Customer"), "customer_name, id desc"),
            "state": (_("State"), "state.standing, id desc"),
            "submitted": (
                _("Submitted on"),
                "first_submitted_at desc nulls last, id desc",
            ),
            "closing": (_("Estimated closing"), "date_closing, id desc"),
            "representative": (_("Representative"), "representative_id, id desc"),
        }
        if deals:
            orders["state"] = (_("Stage"), "stage_name, id desc")
            orders["amount"] = (_("Amount"), "amount desc, id desc")
        return {
            key: {"label": label, "order": order}
            for key, (label, order) in orders.items()
        }

    def _groupbys(self, deals):
        """Return the groupings, by what stands in a row.

        :param deals: of the opportunities
        """
        _ = self.env._

        def badge(row):
            return row["badge"]["label"]

        by = [
            ("state", _("State"), "state.standing", badge),
            ("customer", _("Customer"), "customer_name", itemgetter("customer")),
            (
                "representative",
                _("Representative"),
                "representative_id",
                itemgetter("representative"),
            ),
        ]
        if deals:
            outcomes = self._labels("outcome")
            by[:1] = [
                ("state", _("Outcome"), "outcome", lambda r: outcomes[r["outcome"]]),
                ("stage", _("Stage"), "stage_name", badge),
            ]
        groups = {
            key: {"label": label, "field": name, "label_of": label_of}
            for key, label, name, label_of in by
        }
        return {"none": {"label": _("No grouping"), "field": ""}, **groups}

    # ----------------------------------------------------------------------- search

    def _searches(self):
        """Return where a search can look."""
        _ = self.env._
        offering = {"offering": {"label": _("Service or product")}}
        return {
            "all": {"label": _("Everywhere")},
            "name": {"label": _("Opportunity")},
            "customer": {"label": _("Customer")},
            "contact": {"label": _("Contact")},
            "number": {"label": _("Number")},
            "tax": {"label": _("Tax number")},
            "website": {"label": _("Website")},
            **(offering if self._asks_for("offering_id") else {}),
            "representative": {"label": _("Representative")},
        }

    def _search_domain(self, key, text):
        """Return the domain of a search for ``text``.

        :param str key: of ``searches``, or what a typed filter names
        :param str text: part of what is sought
        """
        sought = pattern(text)
        if key == "representative":
            return self._of_people(sought)
        if key == "offering":
            return self._of_offerings(sought)
        listed = self.env["prm.registration.sought"]._like(text)
        if key == "all":
            return listed | self._elsewhere(sought)
        names = {*SEARCHED.get(key, ()), *self._form_names(key)}
        kept = names & self.env["prm.registration"]._search_text_parts()
        # The text has the index; the fields say where in it.
        found = listed & self._one_of(kept, sought)
        return found | self._one_of(names - kept, sought)

    def _form_names(self, key):
        return self.env["prm.registration.fields"]._searched(key)

    def _one_of(self, names, sought):
        return Domain.OR(Domain(name, "ilike", sought) for name in sorted(names))

    def _elsewhere(self, sought):
        """Return where else "Everywhere" looks: names of others, own questions.

        :param str sought: pattern of what is sought
        """
        parts = self.env["prm.registration"]._search_text_parts()
        names = {name for name in self._form_names("all") if name not in parts}
        names |= set(self.env["prm.registration.questions"]._searched())
        found = self._one_of(names, sought) | self._of_people(sought)
        if self._asks_for("offering_id"):
            found |= self._of_offerings(sought)
        return found

    def _of_people(self, sought):
        """Return the domain of the deals led by people of such a name."""
        people_sudo = self._representatives_sudo()
        named_sudo = people_sudo.filtered_domain([("name", "ilike", sought)])
        return self._with_one("representative_id", named_sudo)

    def _of_offerings(self, sought):
        offerings = self.env["prm.registration.choices"]._offerings()
        named = offerings.filtered_domain([("name", "ilike", sought)])
        return self._with_one("offering_id", named)

    def _with_one(self, name, records):
        return Domain(name, "in", records.ids) if records else Domain.FALSE
