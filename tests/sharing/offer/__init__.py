from . import (
    test_offer_answer,
    test_offer_deadline,
    test_offer_dialog,
    test_offer_hidden,
    test_offer_oracle,
    test_offer_owners,
    test_offer_pages,
    test_offer_taken,
    test_offer_tour,
    test_offer_vendor,
    test_race_offer,
)
