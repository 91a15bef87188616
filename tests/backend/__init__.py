from . import (
    test_backend_costs,
    test_backend_forms,
    test_backend_labels,
    test_backend_names,
    test_backend_odd_calls,
    test_backend_reads,
    test_backend_views,
    test_backend_windows,
    test_backend_words,
    test_digest,
)
