"""The filter panel of a list: whether it is there, and what stands in it."""

from .list_query import resolved

# What the parameter "filters" says of the whole panel, else it names one of its fields.
OPEN = "open"


class ListPanel:
    """What the panel of a list shows, however it was asked for.

    It is open when the address asks for it, and when something of it was chosen. Then
    what costs most, the options that come ``later``, is left out as long as nobody
    chooses of them: a button has their place, which asks for them by name.

    :param query: what was asked, as ``ListQuery``
    """

    def __init__(self, query):
        self.query = query
        self.asked = query.params.get("filters")

    # ---- whether it is there ----

    def is_shown(self):
        """Tell whether the panel is there and open: the address may ask it."""
        return self.asked in (OPEN, *self.query.choices) or self._has_values()

    def url(self):
        """Return the address of the list with all of its panel."""
        return self.query.at({**self.query.query(), "filters": OPEN})

    def unseen(self):
        """Return what the form sends of a panel that is not there."""
        return self.query.query(search="", view="", layout="")

    def _has_values(self):
        """Tell whether something of the panel differs from its default.

        The header of a column tells the order, where it can be sorted by it. On a
        board, links and chips tell what it is a board of.
        """
        told = dict.fromkeys(("search", "view", "layout"), "")
        if self.query.keys["layout"] == "board":
            told |= dict.fromkeys(("groupby", "filterby"), "")
        elif any(map(self.query.sorted_by, self._header_keys())):
            told["sortby"] = ""
        return bool(self.query.query(**told))

    def _header_keys(self):
        return [each.get("sort") for each in self.query.spec.get("headers", ())]

    # ---- what stands in it ----

    def shows_choice(self, name):
        """Tell whether the panel offers a filter by one of some values."""
        if name in self.query.chosen or self.asked == name or self.is_later(name):
            return True
        return not resolved(self.query.choices[name].get("unlisted"))

    def is_later(self, name):
        """Tell whether a button has the place of a filter's options."""
        is_there = self.asked in (OPEN, name) or self.query.knows_options(name)
        return not is_there and bool(self.query.choices[name].get("later"))

    def shows_text(self, name):
        """Tell whether the panel offers a filter that is typed.

        Whether one is of no use is found out where all of the panel is asked for.
        """
        unlisted = self.query.spec["texts"][name].get("unlisted")
        is_unknown = callable(unlisted) and self.asked != OPEN
        return name in self.query.texts or is_unknown or not resolved(unlisted)
