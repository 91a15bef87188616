from . import (
    test_catalogue,
    test_digest,
    test_matrix,
)
