from . import test_overview, test_tour_overview
