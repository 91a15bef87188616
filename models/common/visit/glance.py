"""What the frame of every page asks the database, by one query."""

from functools import partial

from odoo import models

from .once import once
from .together import ask_together


class PrmPortalGlance(models.AbstractModel):
    """Answers to what each page asks: which sections hold something, what is new."""

    _name = "prm.portal.glance"
    _description = "What every page of a portal asks"

    def _questions(self, portal):
        """Hook: return key → expression in SQL.

        Rooms add theirs to those of ``super()``.

        :param portal: an own one of the current user
        """
        return {}

    def _answers(self, portal):
        """Return key → answer; of another's portal nothing is asked.

        :param portal: one that the current user may open
        """
        return once(self.env, ("glance", portal.id), partial(self._ask, portal))

    def _ask(self, portal):
        questions = self._questions(portal) if portal._is_own() else {}
        return ask_together(self.env, questions)
