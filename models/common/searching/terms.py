"""Conditions that a query says once: PostgreSQL takes each repetition for a new one.

Where it expects fewer rows than there are, it sorts what an index has in order.
"""

from odoo.fields import Domain

# What all of several conditions are together; it has no name that others may import.
ALL_OF = type(Domain("id", "=", 1) & Domain("create_uid", "=", 1))


def _terms(domain):
    """Return the conditions that all have to hold."""
    return domain.children if isinstance(domain, ALL_OF) else (domain,)


def said_once(domain):
    """Return an optimized domain without what it says again."""
    terms = _terms(domain)
    once = [term for place, term in enumerate(terms) if term not in terms[:place]]
    return domain if len(once) == len(terms) else Domain.AND(once)


def left_unsaid(domain, rule):
    """Return an optimized domain without what the rule says that goes with it.

    :param rule: optimized domain of the rules by which is searched, too
    """
    said, terms = _terms(rule), _terms(domain)
    left = [term for term in terms if term not in said]
    return domain if len(left) == len(terms) else Domain.AND(left)
