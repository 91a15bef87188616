from . import test_first_steps, test_proposals, test_tour_first_steps
