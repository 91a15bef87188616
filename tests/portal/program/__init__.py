from . import (
    test_portal_program,
    test_portal_program_access,
    test_portal_program_cost,
    test_portal_program_facts,
    test_portal_program_terms,
    test_portal_program_tour,
    test_program_ways,
)
