"""Orders of lists, as the ORM reads them, and their reverse.

>>> reverse("name, id desc")
'name desc, id'
>>> reverse("last_news_at desc nulls last, id desc")
'last_news_at nulls first, id'
>>> falls("amount desc, id desc"), falls("name, id desc")
(True, False)
"""


def falls(order: str) -> bool:
    """Tell whether an order begins with the greatest."""
    return "desc" in order.lower().split(",")[0].split()


def reverse(order: str) -> str:
    """Return the order that lists the same the other way round."""
    return ", ".join(_reverse_term(term) for term in order.lower().split(","))


def _reverse_term(term):
    field, *words = term.split()
    nulls = words[words.index("nulls") + 1] if "nulls" in words else ""
    direction = [] if "desc" in words else ["desc"]
    end = ["nulls", {"first": "last", "last": "first"}[nulls]] if nulls else []
    return " ".join([field, *direction, *end])
