from . import (
    test_money_currencies,
    test_money_moves,
    test_program_guide,
    test_program_rules,
    test_program_tax_number,
    test_program_tour,
    test_program_words,
)
