from . import (
    test_appeal_asked,
    test_appeal_decided,
    test_appeal_job,
    test_appeal_news,
    test_appeal_page,
    test_appeal_person,
    test_appeal_tour,
    # Races and browsers come last.
    test_race_appeal,
)
