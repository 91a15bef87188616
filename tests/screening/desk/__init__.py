from . import (
    test_desk_ask,
    test_desk_decisions,
    test_desk_facts,
    test_desk_revival,
    test_race_desk,
)
