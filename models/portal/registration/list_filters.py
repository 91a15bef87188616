"""By what the lists of registrations are narrowed."""

from functools import cache, partial

from odoo import fields, models
from odoo.fields import Domain

from ....policy.registration_moves import UNDECIDED, WITH_OPPORTUNITY
from ....policy.search_text import pattern, plain

# Of "All", what needs nobody's attention anymore.
CLOSED = ("rejected", "withdrawn", "cancelled", "expired")
# Values that a filter offers; the search, or an address, finds the others.
MOST_CUSTOMERS = 20
MOST_OPTIONS = 50
LATEST_DEALS = 300
# Protections that end in so many days.
ENDING_DAYS = (3, 14, 30)
# A typed filter → where it searches.
TEXTS = {"company": "customer", "contact": "contact", "number": "number"}
# A date of the list → its field.
DATES = {
    "submitted": "first_submitted_at",
    "decided": "decided_at",
    "closing": "date_closing",
    "protection_end": "protection_end",
    "news": "last_news_at",
    "created": "create_date",
    "closed": "date_closed",
}


class PrmRegistrationList(models.AbstractModel):
    """Filters: those of what a portal does not show are not offered."""

    _inherit = "prm.registration.list"

    def _shows_section(self, key):
        """Tell whether a portal of the current user shows the section ``key``."""
        switches = self.env["prm.portal.switches"]
        portals = self.env["prm.portal"]._for_user()
        return any(switches._is_shown(portal, key) for portal in portals)

    def _asks_for(self, name):
        """Tell whether a portal of the current user has a field of the form."""
        hidden = self.env["prm.registration.form.setting"]._hidden
        portals = self.env["prm.portal"]._for_user()
        return any(name not in hidden(portal) for portal in portals)

    # ------------------------------------------------------------ how a deal stands

    def _filters(self, deals):
        """Return the first filter: what waits, what is open, and how it ended.

        :param deals: of the opportunities
        """
        return self._deal_filters() if deals else self._registration_filters()

    def _deal_filters(self):
        scope = self.env["prm.registration.scope"]
        return {
            **self._filters_of_all(),
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
        scope = self.env["prm.registration.scope"]
        return {
            **self._filters_of_all(),
            # What the states below say as well; boards and kept addresses name it.
            "undecided": {
                "label": self.env._("Undecided"),
                "domain": Domain("state", "in", list(UNDECIDED)),
                "unlisted": True,
            },
            "input": {
                "label": self.env._("Your input is needed"),
                "domain": scope._input_domain(),
                "unlisted": True,
            },
            "closed": {
                "label": self.env._("Closed"),
                "domain": Domain("state", "in", CLOSED),
                "unlisted": True,
            },
            # Several of them are ticked; links of others name one.
            **{
                key: {
                    "label": label,
                    "domain": Domain("state", "=", key),
                    "unlisted": True,
                }
                for key, label in self._states().items()
            },
        }

    def _filters_of_all(self):
        waiting = self.env["prm.registration.scope"]._waiting_domain()
        return {
            "all": {"label": self.env._("All"), "domain": Domain.TRUE},
            "waiting": {"label": self.env._("Waiting for you"), "domain": waiting},
        }

    def _states(self):
        """Return the states that registrations of the lists have, with their labels."""
        labels = self._labels("state")
        return {key: label for key, label in labels.items() if key != "offered"}

    def _labels(self, name):
        """Return value → label of a selection field of registrations."""
        return self.env["prm.formatting"]._choices(self.env["prm.registration"], name)

    def _ticks(self, deals):
        """Return the filters of which any number is ticked.

        :param deals: of the opportunities
        """
        states = self._states()
        if deals:
            states = {key: states[key] for key in states if key in WITH_OPPORTUNITY}
        return {
            "state": {
                "label": self.env._("State"),
                "field": "state",
                "options": states,
            }
        }

    # ------------------------------------------------------------- what it is about

    def _choices(self, kind):
        """Return the filters by one value: a parameter, its field and its values.

        :param str kind: of the list
        """
        choices = {}
        if kind != "opportunities" and self._shows_section("opportunities"):
            choices["outcome"] = {
                "label": self.env._("Outcome"),
                "field": "outcome",
                "options": [
                    {"id": key, "name": label}
                    for key, label in self._labels("outcome").items()
                ],
            }
        choices["customer"] = {
            "label": self.env._("Customer"),
            "field": "customer_name",
            "options": cache(partial(self._customers, kind)),
            "find": lambda name: self._customers_named(kind, name),
            "later": True,
        }
        if self._asks_for("offering_id"):
            form_choices = self.env["prm.registration.choices"]
            label = self.env["prm.registration.fields"]._labels()["offering_id"]
            offerings = form_choices._offerings
            choices["offering"] = self._choice(label, "offering_id", offerings)
        label = self.env._("Representative")
        choices["representative"] = {
            **self._choice(label, "representative_id", self._representatives_sudo),
            "help": self.env._("Who leads the deal."),
        }
        choices["protection"] = self._protection_choice()
        return choices

    def _choice(self, label, name, find_records):
        """Return a filter by one record; of many, the others are found by their id.

        :param find_records: it returns them, when somebody asks for the options
        """
        found = self.env["prm.registration.choices"]._options
        options = cache(lambda: found(find_records()))
        return {
            "label": label,
            "field": name,
            "options": lambda: options()[:MOST_OPTIONS],
            "find": lambda key: [each for each in options() if str(each["id"]) == key],
            "later": True,
        }

    def _representatives_sudo(self):
        """Return the people of the reader's organizations (sudo)."""
        partnerships = self.env["prm.portal"]._for_user()._own_partnerships()
        return self.env["prm.registration.choices"]._representatives_sudo(partnerships)

    def _protection_choice(self):
        """Return the filter by the protections that end soon."""
        today = fields.Date.context_today(self)
        running = Domain("is_protected", "=", True)
        running &= Domain("protection_end", ">=", today)
        return {
            "label": self.env._("Protection ends"),
            "options": [
                {
                    "id": days,
                    "name": self.env._("Within %s days", days),
                    "domain": running
                    & Domain("protection_end", "<=", fields.Date.add(today, days=days)),
                }
                for days in ENDING_DAYS
            ],
        }

    def _customers(self, kind):
        """Return the latest companies of the list that the person may see, by name."""
        of_kind = self.env["prm.registration.scope"]._kind_domain(kind)
        deals = self.env["prm.registration"]
        # Of many thousands, all would be read to find the latest. What is not looked at
        # here stands in the index by which they are found.
        latest = deals._search(of_kind, order="id desc", limit=LATEST_DEALS)
        names = self._customer_names(Domain("id", "in", latest))
        return [{"id": name, "name": name} for name in names]

    def _customers_named(self, kind, name):
        """Return the company of this name, if the person sees a deal with it."""
        of_kind = self.env["prm.registration.scope"]._kind_domain(kind)
        sought = pattern(name)
        # The text has the index; the name is a part of it.
        alike = Domain("search_text", "ilike", sought)
        alike &= Domain("customer_name", "ilike", sought)
        return [
            {"id": each, "name": each}
            for each in self._customer_names(of_kind & alike, limit=None)
            if plain(each) == plain(name)
        ]

    def _customer_names(self, domain, limit=MOST_CUSTOMERS):
        """Return the companies of some deals, the latest of them, by name."""
        groups = self.env["prm.registration"]._read_group(
            domain & Domain("customer_name", "!=", False),
            ["customer_name"],
            order="id:max desc",
            limit=limit,
        )
        return sorted((name for [name] in groups), key=str.casefold)

    def _texts(self, customers):
        """Return the filters that are typed; each searches as its ``key`` does.

        Where all companies can be chosen, none need be typed.

        :param customers: it returns those that can be chosen
        """
        labels = {
            "company": self.env._("Company contains"),
            "contact": self.env._("Contact contains"),
            "number": self.env._("Number contains"),
        }
        texts = {
            name: {"label": labels[name], "key": key} for name, key in TEXTS.items()
        }
        texts["company"]["unlisted"] = lambda: len(customers()) < MOST_CUSTOMERS
        return texts

    # ------------------------------------------------------------------------ dates

    def _dates(self, deals):
        """Return the dates by which the list can be narrowed.

        :param deals: of the opportunities
        """
        _ = self.env._
        labels = {
            "submitted": _("Submitted on"),
            "decided": _("Decided on"),
            "closing": _("Estimated closing"),
            "protection_end": _("Protection ending"),
            "news": _("Last news"),
            "created": _("Created on"),
        }
        if deals:
            labels["closed"] = _("Won or lost on")
        return {
            key: {"label": label, "field": DATES[key]} for key, label in labels.items()
        }
