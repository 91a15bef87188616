from . import (
    test_certificate_killed,
    test_certificate_reminders,
    test_certificate_rules,
    test_marketing_moves,
)
from .documents import *
