from . import (
    test_approval_costs,
    test_approval_customer,
    test_approval_default,
    test_approval_hidden_rivals,
    test_approval_judgement,
    test_approval_person,
    test_approval_rivals,
    test_approval_tour,
    test_race_approval,
    test_return_tour,
)
