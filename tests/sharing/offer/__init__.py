from . import test_offer_answer
