from . import (
    test_canary,
    test_course_pages,
    test_course_tour,
    test_passing,
    test_passing_people,
    test_race_passing,
    test_renewal,
    test_visitors,
)
