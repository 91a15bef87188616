"""Which columns a file with registrations has, and how its sender writes."""

from babel.dates import get_month_names

from odoo import api, models
from odoo.tools import get_lang
from odoo.tools.misc import babel_locale_parse

from ....policy.bulk_column import BulkColumn
from ....policy.sheet_cell import Reader
from ....policy.sheet_table import key

# The two boxes of the form: a file says it by the column that is filled.
BOXES = frozenset({"is_new_company", "is_new_contact"})
REVIEW = "ask_review"


class PrmBulkColumns(models.AbstractModel):
    """The fields of the portal's form that a person may fill, as columns.

    A partnership comes with the rights of the person who fills the file.
    """

    _name = "prm.bulk.columns"
    _description = "Columns of a file with registrations"

    @api.model
    def _of(self, partnership):
        """Return the columns in the order of the form, as :class:`BulkColumn`.

        :param partnership: under which the deals are registered
        """
        form = self.env["prm.registration.form"]
        rules = form._rules(partnership)
        first = form._first_texts(partnership)
        choices = self._choices(partnership)
        columns = [
            self._column(entry, rules["required"], choices, first.get(entry.name))
            for entry in rules["fields"]
            if self._is_filled(entry, rules)
        ]
        return [*columns, *self._review(partnership)]

    @api.model
    def _is_filled(self, entry, rules):
        """Tell whether a person may fill a field, and a file can hold it."""
        is_removed = entry.optional and entry.name in rules["hidden"]
        is_open = entry.name not in rules["closed"] | BOXES
        return entry.kind != "files" and is_open and not is_removed

    @api.model
    def _column(self, entry, required, choices, default):
        """Return the column of an entry of the form's registry.

        :param required: names of fields that the settings make mandatory
        :param dict choices: what the form offers, by the key of the entry
        :param default: text that a new form starts with
        """
        offered = choices.get(entry.choices, []) if entry.choices else []
        words = {str(option["id"]): option["name"] for option in offered}
        by_key = {}
        for value, name in words.items():
            by_key.setdefault(key(name), []).append(value)
        return BulkColumn(
            name=entry.name,
            labels=self._labels(entry),
            kind=entry.kind,
            part=entry.part,
            must=entry.required or entry.name in required,
            has_default=bool(default),
            default=words.get(default or "", default or ""),
            help=self.env["prm.formatting"]._tr(entry.help),
            choices=by_key,
            options=tuple(dict.fromkeys(words.values())),
        )

    @api.model
    def _labels(self, entry):
        """Return the heading in the reader's language, then the one in English."""
        tongues = (self, self.with_context(lang="en_US"))
        found = [each.env["prm.formatting"]._tr(entry.label) for each in tongues]
        return tuple(dict.fromkeys(found))

    @api.model
    def _choices(self, partnership):
        """Return what the form's selects offer, and the organization's customers."""
        own = self.env["prm.customer.lookup"]._own_customers_and_people(partnership)
        return {
            **self.env["prm.registration.choices"]._of(partnership),
            "companies": [{"id": each["id"], "name": each["name"]} for each in own],
            "contacts": [person for each in own for person in each["people"]],
        }

    @api.model
    def _review(self, partnership):
        """Return the column that asks for a review, where companies are refused."""
        program_sudo = partnership.program_id.sudo()
        if program_sudo.duplicate_policy != "refuse":
            return []
        here, english = self, self.with_context(lang="en_US")
        labels = [each.env._("Ask for a review") for each in (here, english)]
        return [
            BulkColumn(
                name=REVIEW,
                labels=tuple(dict.fromkeys(labels)),
                kind="flag",
                help=self.env._(
                    "“Yes” submits it although the company may already be known to "
                    "us: we check it and answer you."
                ),
                options=(self.env._("Yes"), self.env._("No")),
            )
        ]

    @api.model
    def _contact_finder(self, partnership):
        """Return a function of a company's value and a name: the person's, and a code.

        Found are people whom the organization's own deals name.

        :param partnership: under which the deals are registered
        """
        own = self.env["prm.customer.lookup"]._own_customers_and_people(partnership)
        people = {
            (str(company["id"]), key(person["name"])): str(person["id"])
            for company in own
            for person in company["people"]
        }

        def find(company, name):
            found = people.get((company, key(name)), "")
            return found, "" if found else "sheet_choice"

        return find

    @api.model
    def _reader(self):
        """Return how the current user's language writes, as :class:`Reader`."""
        lang = get_lang(self.env)
        order = lang.date_format
        month, day = order.find("%m"), order.find("%d")
        return Reader(
            day_first=-1 in (month, day) or day < month or order.startswith("%Y"),
            decimal=lang.decimal_point or ".",
            months=self._months(lang.code),
            yes=(self.env._("Yes"),),
            no=(self.env._("No"),),
        )

    @api.model
    def _months(self, code):
        """Return folded names of months → number, in a language."""
        locale = babel_locale_parse(code)
        return {
            name.rstrip(".").casefold(): number
            for width in ("abbreviated", "wide")
            for number, name in get_month_names(width, locale=locale).items()
        }
