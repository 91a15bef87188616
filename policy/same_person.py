"""Whether two descriptions of a person, at one customer, speak of the same person.

>>> eva = Person("Eva Klar", "eva@doppel.example")
>>> same_person(eva, Person("E. Klar", "EVA@doppel.example"))
True
>>> same_person(eva, Person("eva  klar", "")), same_person(eva, Person("Adam Klar"))
(True, False)

Who has neither name nor mail is nobody:

>>> same_person(Person(), Person())
False
"""

from typing import NamedTuple

from .search_text import plain


class Person(NamedTuple):
    """What is known of a person; "" means not known."""

    name: str = ""
    email: str = ""
    phone: str = ""


def same_person(a: Person, b: Person) -> bool:
    """Tell whether two people of one customer have the same mail or the same name."""
    pairs = ((_mail(a), _mail(b)), (_name(a), _name(b)))
    return any(one == other != "" for one, other in pairs)


def _mail(person: Person) -> str:
    return (person.email or "").strip().casefold()


def _name(person: Person) -> str:
    return plain(person.name).casefold()
