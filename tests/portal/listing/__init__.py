from . import (
    test_export,
    test_export_attacked,
    test_export_cells,
    test_export_many,
)
