from . import (
    test_first_in,
    test_race_take_back,
    test_take_back,
    test_take_back_page,
)
