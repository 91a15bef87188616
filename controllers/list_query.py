"""What a visitor asks of a list: read from the address, never more than it offers."""

import re
from datetime import date
from urllib.parse import urlencode

from ..forms.field import tidy
from ..policy.list_order import falls

LONGEST_SEARCH = 100

# Parameter → where the list's specification says what may be wished.
OFFERS = {
    "view": "views",
    "sortby": "sortings",
    "filterby": "filters",
    "groupby": "groupbys",
    "search_in": "searches",
    "date_of": "dates",
    "span": "spans",
    "layout": "layouts",
}
# What a list need not offer.
NOTHING = {
    "dates": {"": {"label": ""}},
    "layouts": {"": {"label": ""}},
    "spans": {"": {"label": ""}},
    "choices": {},
    "ticks": {},
    "texts": {},
}
# Parameters that say how rows are shown, not which.
SHOWN_BY = ("view", "sortby", "groupby", "layout")

_NUMBER = re.compile(r"[0-9]{1,6}", re.ASCII)
_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", re.ASCII)


def read_day(text):
    """Return the date of ``yyyy-mm-dd``, or None."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _same_as_one(options):
    """Return the options, those that look alike as one, each with its ``values``.

    Imported names have blanks at their ends, which no browser sends as they are. An
    option stands for its ``values`` where it has some, else for its id.
    """
    found = {}
    for option in options:
        if key := tidy(str(option["id"])):
            first = {**option, "id": key, "name": tidy(option["name"]), "values": []}
            values = option.get("values") or [option["id"]]
            found.setdefault(key, first)["values"] += values
    return list(found.values())


def resolved(value):
    """Return what a specification says, or finds when it is asked."""
    return value() if callable(value) else value


class ListQuery:
    """What a visitor asks of a list; what the list does not offer becomes the default.

    :param dict spec: what the list offers (``_spec`` of its service)
    :param str address: of the list, without a query
    :param dict params: of the request; of one that stands there several times, all
        values with commas between them

    ``choices`` are the filters of which one value is chosen: name of the parameter →
    label, field, options; what an option does not say, ``find`` may know of a value
    that is no option. Options, and whether something is ``unlisted``, may be functions:
    a page without its filter panel calls none of them, and one with it those of what
    comes ``later`` only where somebody chose of them, or asks for them. Of ``ticks``,
    any number is chosen; ``texts`` are typed.
    """

    def __init__(self, spec, address, params):
        self.spec = {**NOTHING, **spec}
        self.address = address
        self.params = {
            name: tidy(value)
            for name, value in params.items()
            if isinstance(value, str)
        }
        self.keys = {name: self._pick(name) for name in OFFERS}
        self.search = self._text("search")
        self.texts = {
            name: text for name in self.spec["texts"] if (text := self._text(name))
        }
        self.date_begin = read_day(self.params.get("date_begin", ""))
        self.date_end = read_day(self.params.get("date_end", ""))
        number = self.params.get("page", "")
        self.page = max(int(number), 1) if _NUMBER.fullmatch(number) else 1
        self.choices = self.spec["choices"]
        self._options = {}
        self.chosen = {
            name: option
            for name, choice in self.choices.items()
            if (option := self._pick_option(name, choice))
        }
        self.ticked = {
            name: keys for name in self.spec["ticks"] if (keys := self._ticked(name))
        }

    def _pick(self, name):
        """Return the wished key when the list offers it, else the default."""
        wished = self.params.get(name)
        return wished if wished in self._offered(name) else self.default(name)

    def _offered(self, name):
        """Return what may be wished: key → what the specification says of it."""
        return self.spec[OFFERS[name]] or NOTHING["layouts"]

    def _pick_option(self, name, choice):
        """Return the chosen option of a filter, if the page offers it."""
        if not (wished := self.params.get(name)):
            return None
        options = self._options_of(name)
        option = next((each for each in options if each["id"] == wished), None)
        if option or "find" not in choice:
            return option
        found = _same_as_one(choice["find"](wished[:LONGEST_SEARCH]))
        options += found
        return found[0] if found else None

    def _options_of(self, name):
        """Return the options of a filter, found when they are asked for first."""
        if name not in self._options:
            options = resolved(self.choices[name]["options"])
            self._options[name] = _same_as_one(options)
        return self._options[name]

    def sought(self):
        """Return where it is searched, and for what: ``[(key, text)]``."""
        texts = self.spec["texts"]
        sought = [(self.keys["search_in"], self.search)] if self.search else []
        typed = [(texts[name]["key"], text) for name, text in self.texts.items()]
        return sought + typed

    def knows_options(self, name):
        """Tell whether the options of a filter were asked for, to find a chosen one."""
        return name in self._options

    def _ticked(self, name):
        """Return the keys of a filter that are wished and offered, in their order."""
        wished = self.params.get(name, "").split(",")
        return [key for key in self.spec["ticks"][name]["options"] if key in wished]

    def _text(self, name):
        return self.params.get(name, "")[:LONGEST_SEARCH]

    def default(self, name):
        """Return what an absent parameter means: the named default, else the first."""
        if name not in OFFERS:
            return ""
        offered = self._offered(name)
        default = self.spec.get("defaults", {}).get(name)
        return default if default in offered else next(iter(offered))

    def offer(self, name):
        """Return what the specification says of the wished key."""
        return self._offered(name)[self.keys[name]]

    # ---- addresses ----

    def query(self, **changes):
        """Return what differs from the defaults, with these changes."""
        current = {
            **self.keys,
            "search": self.search,
            **self.texts,
            "date_begin": str(self.date_begin or ""),
            "date_end": str(self.date_end or ""),
            **{name: option["id"] for name, option in self.chosen.items()},
            **{name: ",".join(keys) for name, keys in self.ticked.items()},
            **changes,
        }
        if not current["search"]:
            current["search_in"] = ""
        if not any(current[name] for name in ("date_begin", "date_end", "span")):
            current["date_of"] = ""
        return {
            name: value
            for name, value in current.items()
            if value and value != self.default(name)
        }

    def url(self, **changes):
        """Return the address of this list with these changes, from its first page."""
        return self.at(self.query(**changes))

    def sort_url(self, key):
        """Return the address of the list by a column, the other way round when it is.

        :param str key: of ``sortings``; ``-key``, where offered, is its reverse
        """
        reverse = f"-{key}"
        turns = self.keys["sortby"] == key and reverse in self.spec["sortings"]
        return self.url(sortby=reverse if turns else key)

    def sorted_by(self, key):
        """Return how the list is sorted by a column: ``ascending``, ``descending``.

        It is ``""`` when it is sorted by something else.
        """
        chosen = self.keys["sortby"]
        if not key or chosen.removeprefix("-") != key:
            return ""
        is_falling = falls(self.offer("sortby")["order"])
        return "descending" if is_falling else "ascending"

    def export_url(self, home_url, kind, form):
        """Return the address of the list as a file; its rows are the same.

        :param str kind: of the list
        :param str form: ``xlsx`` or ``csv``
        """
        query = urlencode(self.query(kind=kind, format=form))
        return f"{home_url}/export?{query}"

    def clear_url(self):
        """Return the address of the whole list, of the same view and layout."""
        kept = {name: self.keys[name] for name in ("view", "layout")}
        return self.at(
            {name: key for name, key in kept.items() if key != self.default(name)}
        )

    def at(self, query):
        """Return the address of this list with these parameters."""
        return f"{self.address}?{urlencode(query)}" if query else self.address

    # ---- what the toolbar shows ----

    def options(self, name):
        """Return the options of a select: ``[{"id", "name", "chosen"}]``.

        Those that are reached in another way are left out until they are chosen.
        """
        return [
            {"id": key, "name": offer["label"], "chosen": key == self.keys[name]}
            for key, offer in self._offered(name).items()
            if key == self.keys[name] or not offer.get("unlisted")
        ]

    def choice_options(self, name, everything):
        """Return the options of a filter by value, after the one for all of them."""
        chosen = self.chosen.get(name, {}).get("id")
        return [{"id": "", "name": everything, "chosen": not chosen}] + [
            {**option, "chosen": option["id"] == chosen}
            for option in self._options_of(name)
        ]

    def narrowing(self):
        """Return the parameters that make the list shorter."""
        return {
            name: value for name, value in self.query().items() if name not in SHOWN_BY
        }
