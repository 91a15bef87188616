"""Tests that assert nothing, and what is close by and allowed (see `tree_examples`)."""

from ..rules import testing

CALLING = {"tests/a.py": "def test_a(self):\n    b()"}

BROKEN = (
    (testing.tests_assert_something, CALLING),
    (
        testing.tests_assert_something,
        {**CALLING, "tests/b.py": "def b():\n    c()"},
    ),
)
KEPT = (
    (testing.tests_assert_something, {"tests/a.py": "def test_a():\n    x.fail()"}),
    (
        testing.tests_assert_something,
        {**CALLING, "tests/b.py": "def b():\n    fail()"},
    ),
)
