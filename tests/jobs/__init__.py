"""Jobs: what is known of their last run, and who may start them."""

from . import test_jobs
