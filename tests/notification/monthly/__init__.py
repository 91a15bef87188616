from . import (
    test_monthly_figures,
    test_monthly_links,
    test_monthly_summary,
    test_race_monthly,
)
