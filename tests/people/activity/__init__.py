from . import (
    test_activity_chart,
    test_activity_deeds,
    test_activity_figures,
    test_activity_pages,
    test_race_activity,
)
