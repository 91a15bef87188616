"""Whoever creates or writes a record of ours meets its guards before anything else."""

import sys
from contextlib import contextmanager
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import PrmCase

# Guards that refuse values; the share guard alone only asks for rights.
GUARDS = (
    "prm.transition.mixin",
    "prm.computed.guard.mixin",
    "prm.deferred.check.mixin",
)
GUARD_OF = {"write": "_guard_write", "create": "_guard_create"}
WAYS = ("create", "write", "unlink")


class Refused(Exception):
    """Raised by a guard that a test puts in the place of the real one."""


@contextmanager
def noted_calls(found, names=()):
    """Note in ``found`` which functions of addons are called, by their names.

    :param names: note these alone
    """

    def note(frame, event, _argument):
        code, module = frame.f_code, frame.f_globals.get("__name__", "")
        is_ours = event == "call" and module.startswith("odoo.addons.")
        if is_ours and (not names or code.co_name in names):
            found.append(code.co_name)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


def before_guard(model, way):
    """Return the names of what runs before the guard of ``model``, the way included."""
    called = []

    def refuse(self, _values):
        sys.setprofile(None)
        raise Refused

    values = {} if way == "write" else [{}]
    with patch.object(type(model), GUARD_OF[way], refuse):
        try:
            with noted_calls(called):
                getattr(model, way)(values)
        except Refused:
            return [name for name in called if name != "refuse"]
    return ["no guard at all"]


@tagged("post_install", "-at_install")
class TestWriteOrder(PrmCase):
    """One override of each way in each model, and the guard is its first step."""

    def _ours(self):
        """Return the models of our addons that have a table."""
        return [
            model
            for name, model in self.env.items()
            if name.startswith("prm.") and not model._abstract and not model._transient
        ]

    def _own_classes(self, model, way):
        """Return the classes of a model itself, no mixins, that override a way."""
        return [
            cls
            for cls in type(model).__mro__
            if getattr(cls, "pool", None) is None
            and getattr(cls, "_name", None) == model._name
            and way in vars(cls)
        ]

    def _is_guarded(self, model):
        registry = self.env.registry
        return any(isinstance(model, registry[name]) for name in GUARDS)

    def test_each_model_overrides_each_way_once(self):
        for model in self.env.values():
            for way in WAYS:
                own = [
                    cls
                    for cls in self._own_classes(model, way)
                    if cls.__module__.startswith("odoo.addons.prm")
                ]
                with self.subTest(model=model._name, way=way):
                    self.assertLessEqual(len(own), 1, own)

    def test_models_with_a_life_cycle_or_figures_override_write_and_create(self):
        guarded = {model._name for model in self._ours() if self._is_guarded(model)}
        self.assertLessEqual(
            {"prm.registration", "prm.partnership", "prm.marketing.activity"}, guarded
        )
        for name in sorted(guarded):
            for way in GUARD_OF:
                with self.subTest(model=name, way=way):
                    self.assertEqual(before_guard(self.env[name], way), [way])

    def test_who_overrides_a_way_asks_the_guard_first(self):
        for model in self._ours():
            for way in GUARD_OF:
                if self._own_classes(model, way):
                    with self.subTest(model=model._name, way=way):
                        self.assertEqual(before_guard(model, way), [way])

    def test_a_guard_that_is_not_first_is_seen(self):
        deeds = (
            lambda self, vals: (self._step(), self._guard_write(vals)),
            lambda self, vals: None,
        )
        for write in deeds:
            late = type("Late", (), {"_step": lambda self: None, "write": write})
            late._guard_write = lambda self, vals: None
            with self.subTest(), patch.dict(GUARD_OF):
                self.assertNotEqual(before_guard(late(), "write"), ["write"])

    # ------------------------------------------------------------- the real steps

    def test_a_state_is_refused_before_anything_is_tracked(self):
        for name in ("prm.registration", "prm.partnership", "prm.marketing.activity"):
            found = []
            with self.assertRaises(UserError), noted_calls(found):
                self.env[name].write({"state": "active"})
            with self.subTest(name=name):
                self.assertNotIn("_track_prepare", found)
                self.assertEqual(found[:2], ["write", "_guard_write"])

    def test_the_steps_of_a_registration_stand_in_their_order(self):
        registration = self._register().sudo()
        written = (
            "_guard_write",
            "_former_reviewers_sudo",
            "_track_prepare",
            "_follow_reviewer",
            "_follow_write",
        )
        moved = ("_lock_rows", "_verdict_move", *written)
        moved += ("_note_move", "_tell_of_move", "_follow_move")
        deeds = (
            (written, lambda: registration.write({"reviewer_id": self.channel_own.id})),
            (moved, lambda: registration._move_to("in_review")),
        )
        for steps, deed in deeds:
            found = []
            with noted_calls(found, steps):
                deed()
            self.assertEqual(tuple(dict.fromkeys(found)), steps)
