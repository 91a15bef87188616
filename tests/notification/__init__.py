from . import (
    test_catalogue,
    test_digest,
    test_direction,
    test_footer,
    test_greeting,
    test_languages,
    test_many,
    test_matrix,
    test_off,
    test_queue,
    test_race_digest,
    test_time_zones,
)
from .monthly import *
