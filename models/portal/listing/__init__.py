"""What can be done with the portal's lists, and what people keep of them."""

from . import (
    board,
    board_columns,
    board_list,
    export,
    saved_filter,
    saved_reader,
    saved_desk,
    saved_page,
)
