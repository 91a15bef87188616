"""What can be done with the portal's lists, whichever they are."""

from . import board, board_columns, board_list, export
