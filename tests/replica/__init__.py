from . import (
    test_read_only,
    test_replica_answers,
)
