from . import (
    test_board,
    test_board_people,
    test_board_rights,
    test_board_tour,
    test_export,
)
