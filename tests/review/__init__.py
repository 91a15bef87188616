from . import test_absence, test_review_clock, test_review_job, test_waiting_report
from .appeal import *
from .promise import *
