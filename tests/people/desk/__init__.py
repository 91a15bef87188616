from . import test_hand_over
