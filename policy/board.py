"""How many cards a column of a board shows, so that the page stays light.

A board with a few columns shows ten cards in each; one with many shows fewer in the
long ones. What is not shown is one step away, in the table.

>>> cards_a_column([34, 3, 12])
10
>>> cards_a_column([34, 33, 32, 31, 30, 29])
5
>>> cards_a_column([100, 1, 1, 1])
10
>>> cards_a_column([])
10

Each column shows one at least:

>>> cards_a_column([5] * 60)
1

Columns stand in rows that are about equally long:

>>> columns_a_row(8, 5), columns_a_row(8, 6), columns_a_row(7, 6)
(4, 4, 4)
>>> columns_a_row(5, 5), columns_a_row(11, 5), columns_a_row(4, 3)
(5, 4, 2)

One or two alone are no wider than three:

>>> columns_a_row(1, 5), columns_a_row(2, 5), columns_a_row(0, 5)
(3, 3, 3)
"""

from collections.abc import Sequence

MOST_IN_COLUMN = 10
MOST_OF_ALL = 30
FEWEST = 3


def cards_a_column(counts: Sequence[int]) -> int:
    """Return the most cards that any column shows.

    :param counts: how many deals each column holds
    """
    for number in range(MOST_IN_COLUMN, 1, -1):
        if sum(min(count, number) for count in counts) <= MOST_OF_ALL:
            return number
    return 1


def columns_a_row(count: int, most: int) -> int:
    """Return how many columns stand beside each other.

    :param count: of the columns
    :param most: for which there is room
    """
    if count < FEWEST:
        return FEWEST
    rows = -(-count // most)
    return -(-count // rows)
