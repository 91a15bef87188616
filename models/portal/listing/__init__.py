"""What is done with whole lists of the portal."""

from . import board, board_columns, board_list
