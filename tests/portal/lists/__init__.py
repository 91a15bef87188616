from . import (
    test_list_filters,
    test_list_hidden,
    test_list_markup,
    test_list_news,
    test_list_order,
    test_list_panel,
    test_list_records,
    test_list_searches,
    test_list_sought,
    test_list_turns,
    test_list_waiting,
    test_tour_list_keys,
)
