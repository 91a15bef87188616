"""What the lists of the portal share: dates, boards, files, what people keep."""

from . import (
    dates,
    values,
    turns,
    both_ways,
    export,
    saved_filter,
    saved_reader,
    saved_desk,
    saved_page,
)
from . import board, board_columns, board_list

"""What can be done with the portal's lists, whichever they are."""
