"""Saved filters: how many there may be, how long, and who may do what with one.

>>> verdict_save(29, is_taken=False)
Verdict(allowed=True, code='')
>>> verdict_save(30, is_taken=False).code, verdict_save(2, is_taken=True).code
('filters_too_many', 'filter_name_taken')

Whoever made it does everything with it:

>>> sorted(allowed(own=True, shared=False))
['delete', 'rename', 'share']

Of others' filters supervisors look after those that are shared. One whose owner has
left waits for a supervisor who takes it over or deletes it:

>>> sorted(allowed(shared=True, supervisor=True))
['delete', 'unshare']
>>> sorted(allowed(shared=True, supervisor=True, left=True))
['delete', 'take_over']
>>> allowed(shared=True), allowed(shared=False, supervisor=True)
(frozenset(), frozenset())

What a list was asked is one text, the same whatever order it was asked in:

>>> text_of({"view": "all", "search": "a&b"})
'search=a%26b&view=all'
>>> asked(text_of({"view": "all", "search": "a&b"}))
{'search': 'a&b', 'view': 'all'}
>>> asked("view=all&view=mine&page"), asked("&".join(["a=1"] * 100))
({'view': 'mine'}, {})
"""

from urllib.parse import parse_qsl, urlencode

from .verdict import ALLOWED, Verdict, refuse

# Of one person, in all lists of a portal.
MOST = 30
LONGEST_NAME = 60
# Of what a list was asked, as the address has it.
LONGEST_QUERY = 2000
MOST_PARAMETERS = 50

OWN = frozenset({"rename", "share", "delete"})
OF_COLLEAGUES = frozenset({"unshare", "delete"})
OF_LEAVERS = frozenset({"take_over", "delete"})


def verdict_save(count: int, *, is_taken: bool) -> Verdict:
    """Tell whether a person may save one more filter.

    :param int count: of those that the person has
    :param bool is_taken: one of them has this name, in the same list
    """
    if is_taken:
        return refuse("filter_name_taken")
    return refuse("filters_too_many") if count >= MOST else ALLOWED


def allowed(*, own=False, shared=False, supervisor=False, left=False):
    """Return what a person may do with a filter, beside opening it.

    :param bool own: the person saved it
    :param bool shared: colleagues see it
    :param bool supervisor: the person looks after the organization
    :param bool left: the access of who saved it has ended
    """
    if own:
        return OWN
    if not (shared and supervisor):
        return frozenset()
    return OF_LEAVERS if left else OF_COLLEAGUES


def text_of(query: dict) -> str:
    """Return what a list was asked as one text, parameters in the order of names."""
    return urlencode(sorted(query.items()))


def asked(text: str) -> dict:
    """Return the parameters of such a text, as far as it can be one."""
    try:
        return dict(parse_qsl(text, max_num_fields=MOST_PARAMETERS))
    except ValueError:
        return {}
