from . import (
    test_race_terms,
    test_terms_accepted,
    test_terms_page,
    test_terms_published,
    test_terms_registering,
    test_terms_rights,
    test_terms_told,
    test_terms_tour,
)
