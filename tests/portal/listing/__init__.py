from . import (
    test_board,
    test_board_people,
    test_board_rights,
    test_board_tour,
    test_export,
    test_export_alike,
    test_export_attacked,
    test_export_cells,
    test_export_many,
)
