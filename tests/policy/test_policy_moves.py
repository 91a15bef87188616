"""Life cycles and permissions, compared with the tables of the specification."""

from itertools import product

from odoo.tests import BaseCase, tagged

from ...policy import partnership_moves, registration_moves
from ...policy.registration_permissions import (
    ACTION_TARGETS,
    ACTIONS,
    PERMISSIONS,
    ROLES,
    allowed_actions,
    verdict_action,
)

# As the specification has it: state before, then what may follow.
REGISTRATION = {
    "draft": "submitted",
    "submitted": "in_review approved action_required rejected withdrawn cancelled",
    "in_review": "approved action_required rejected withdrawn cancelled",
    "action_required": "submitted withdrawn in_review cancelled",
    "offered": "approved withdrawn cancelled",
    "approved": "cancelled expired",
    "rejected": "in_review",
    "withdrawn": "",
    "cancelled": "in_review",
    "expired": "in_review",
}

PARTNERSHIP = {
    "draft": "active terminated",
    "active": "suspended expired terminated",
    "suspended": "active expired terminated",
    "expired": "active terminated",
    "terminated": "",
}

PENDING = "submitted in_review action_required"
COPIED = f"{PENDING} approved rejected withdrawn cancelled expired"
SEEN = f"{COPIED} offered"

# Role → action → states; what is not here is refused.
MAY = {
    "author": {
        "edit": "draft action_required",
        "submit": "draft action_required",
        "discard": "draft",
        "withdraw": PENDING,
        "accept": "offered",
        "decline": "offered",
        "take_back": "submitted",
        "propose": "approved",
        "extension": "approved",
        "appeal": "rejected expired",
        "progress": "approved",
        "clone": f"draft {COPIED}",
        "hand_over": f"draft offered approved {PENDING}",
        "comment": SEEN,
        "attach": f"draft {SEEN}",
        "detach": "draft submitted action_required",
    },
    "colleague": {
        "comment": SEEN,
        "attach": SEEN,
        "detach": "submitted action_required",
        "clone": COPIED,
        "progress": "approved",
    },
    "supervisor": {
        "edit": "action_required",
        "submit": "action_required",
        "withdraw": PENDING,
        "accept": "offered",
        "decline": "offered",
        "propose": "approved",
        "extension": "approved",
        "appeal": "rejected expired",
        "progress": "approved",
        "clone": COPIED,
        "hand_over": f"offered approved {PENDING}",
        "comment": SEEN,
        "attach": SEEN,
        "detach": "submitted action_required",
    },
    "salesperson": {"comment": SEEN, "attach": SEEN, "decide_change": "approved"},
    "reviewer": {
        "submit": "draft",
        "start_review": "submitted action_required",
        "qualify": "submitted in_review",
        "return": "submitted in_review",
        "reject": "submitted in_review",
        "cancel": f"{PENDING} offered approved",
        "recall": "offered",
        "decide_change": "approved",
        "decide_customer": "approved",
        "comment": SEEN,
        "attach": SEEN,
    },
}
MAY["administrator"] = MAY["reviewer"] | {"reopen": "rejected cancelled expired"}

# Who makes a move → the roles that can be meant.
MOVERS = {
    "author": {"author"},
    "partner": {"author", "supervisor"},
    "vendor": {"reviewer", "administrator"},
    "administrator": {"administrator"},
    "system": set(),
}


# State → who can move it on. What was withdrawn is registered again; what is approved
# goes on in CRM, and ends there or with its protection.
PARTNERS, VENDORS = "author supervisor", "reviewer administrator"
NEXT = {
    "draft": f"author {VENDORS}",
    "submitted": f"{PARTNERS} {VENDORS}",
    "in_review": f"{PARTNERS} {VENDORS}",
    "action_required": f"{PARTNERS} {VENDORS}",
    "approved": VENDORS,
    "rejected": "administrator",
    "withdrawn": "",
    "cancelled": "administrator",
    "expired": "administrator",
    "offered": f"{PARTNERS} {VENDORS}",
}

# Who does it for a partner who phoned.
STAND_INS = {"submit": {"reviewer", "administrator"}}


def movers_of(movers):
    """Return the movers of a pair as a set; one alone may stand by itself."""
    return {movers} if isinstance(movers, str) else set(movers)


@tagged("prm_policy", "prm_once")
class TestMoves(BaseCase):
    """Every pair of states, allowed or refused."""

    def check_all_pairs(self, moves, expected):
        """Compare the verdict on every pair with the table."""
        self.assertEqual(set(moves.STATES), set(expected))
        for old, new in product(moves.STATES, repeat=2):
            code = "" if new in expected[old].split() else "move_not_allowed"
            code = "already_there" if old == new else code
            with self.subTest(old=old, new=new):
                self.assertEqual(moves.verdict_move(old, new).code, code)
                self.assertEqual(moves.verdict_move(old, new).allowed, not code)
                self.assertEqual(new in moves.next_states(old), not code)

    def test_registrations_follow_the_table_and_nothing_else(self):
        self.check_all_pairs(registration_moves, REGISTRATION)

    def test_partnerships_follow_the_table_and_nothing_else(self):
        self.check_all_pairs(partnership_moves, PARTNERSHIP)

    def test_a_state_that_does_not_exist_is_named_as_such(self):
        for moves in (registration_moves, partnership_moves):
            for pair in (("draft", "won"), ("won", "draft"), ("", "draft")):
                self.assertEqual(moves.verdict_move(*pair).code, "unknown_state")
            self.assertEqual(moves.next_states("won"), ())

    def test_the_tables_name_known_states_and_known_movers_only(self):
        for moves in (registration_moves, partnership_moves):
            for (old, new), movers in moves.MOVES.items():
                self.assertLessEqual({old, new}, set(moves.STATES))
                self.assertLessEqual(movers_of(movers), set(MOVERS))
                self.assertTrue(movers)

    def test_the_origin_gives_the_first_state(self):
        for origin, states in (
            ("registered", {"draft"}),
            ("shared", {"approved"}),
            ("offered", {"offered"}),
            ("imported", set()),
        ):
            self.assertEqual(registration_moves.initial_states(origin), states)

    def test_each_move_asks_for_its_kind_of_reason(self):
        kinds = {
            "action_required": "return",
            "rejected": "rejection",
            "withdrawn": "withdrawal",
            "cancelled": "cancellation",
        }
        for old, new in registration_moves.MOVES:
            kind = kinds.get(new, "")
            if new == "in_review" and old not in ("submitted", "action_required"):
                kind = "reopening"
            with self.subTest(old=old, new=new):
                self.assertEqual(registration_moves.reason_kind(old, new), kind)
        for state in registration_moves.STATES:
            kind = registration_moves.needs_reason(state)
            self.assertEqual(kind, kinds.get(state, ""))


@tagged("prm_policy", "prm_once")
class TestPermissions(BaseCase):
    """Role by action by state, and that it agrees with the life cycle."""

    def test_every_cell_of_the_table(self):
        self.assertEqual(set(ROLES), set(MAY))
        for role, action in product(ROLES, sorted(ACTIONS)):
            states = MAY[role].get(action)
            for state in registration_moves.STATES:
                with self.subTest(role=role, action=action, state=state):
                    verdict = verdict_action(action, role, state)
                    if states is None:
                        self.assertEqual(verdict.code, "not_your_role")
                    elif state in states.split():
                        self.assertTrue(verdict)
                    else:
                        self.assertEqual(verdict.code, "not_in_this_state")
                    allowed = action in allowed_actions(role, state)
                    self.assertEqual(allowed, verdict.allowed)

    def test_what_is_unknown_is_refused(self):
        self.assertEqual(
            verdict_action("unlink", "administrator", "draft").code, "unknown_action"
        )
        self.assertEqual(verdict_action("edit", "guest", "draft").code, "not_your_role")
        self.assertEqual(
            verdict_action("edit", "author", "won").code, "not_in_this_state"
        )
        self.assertEqual(allowed_actions("guest", "draft"), frozenset())

    def test_every_permitted_action_that_moves_is_a_move_of_that_side(self):
        for role, table in PERMISSIONS.items():
            for action in table.keys() & ACTION_TARGETS.keys():
                for state in table[action]:
                    with self.subTest(role=role, action=action, state=state):
                        movers = registration_moves.MOVES[state, ACTION_TARGETS[action]]
                        roles = set().union(*(MOVERS[mover] for mover in movers))
                        self.assertIn(role, roles | STAND_INS.get(action, set()))

    def test_every_move_of_a_person_has_an_action_for_each_of_its_roles(self):
        for (old, new), movers in registration_moves.MOVES.items():
            for role in set().union(*(MOVERS[mover] for mover in movers)):
                with self.subTest(old=old, new=new, role=role):
                    if (old, role) == ("draft", "supervisor"):
                        continue  # a draft is its author's alone
                    targets = map(ACTION_TARGETS.get, allowed_actions(role, old))
                    self.assertIn(new, targets)

    def test_in_every_state_somebody_has_a_next_step(self):
        for state, movers in NEXT.items():
            moving = {
                role
                for role in ROLES
                if allowed_actions(role, state) & ACTION_TARGETS.keys()
            }
            with self.subTest(state=state):
                self.assertEqual(moving, set(movers.split()))
        self.assertEqual(set(NEXT), set(registration_moves.STATES))

    def test_the_vendor_never_waits_for_the_partner_alone(self):
        for state in registration_moves.UNDECIDED:
            targets = set(registration_moves.next_states(state))
            found = {
                ACTION_TARGETS.get(action)
                for action in allowed_actions("reviewer", state)
            }
            with self.subTest(state=state):
                self.assertTrue(targets & found & {"in_review", "approved"})
