"""Queries of a few records that are known go other ways than those of lists."""

import re

# How a query names records, or the deals on which they hang; and how many are few.
NAMED = re.compile(r'"(?:id|registration_id)" IN %s')
FEW = 100


def names_few(query):
    """Tell whether a query looks at a few records that it names.

    Only the way depends on it by which PostgreSQL comes to the same answer.
    """
    where = query.where_clause
    is_named = NAMED.search(where.code) and " OR " not in where.code
    return bool(is_named) and all(
        len(each) <= FEW for each in where.params if isinstance(each, tuple)
    )
