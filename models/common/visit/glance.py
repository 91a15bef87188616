"""What the frame of every page asks the database, by one query."""

from functools import partial

from odoo import models

from .once import is_visit, once
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

    def _ahead(self, portal, page):
        """Hook: return key → expression in SQL of a list that a page will ask for.

        The keys are those of ``once`` under which it is asked for, by the same person:
        there the list, as a tuple, stands without another query.

        :param portal: an own one of the current user
        :param str page: ``home``, or the kind of the list
        """
        return {}

    def _look_ahead(self, portal, page):
        """Ask by one query what each page asks, and what this one does."""
        if not is_visit(self.env) or not portal._is_own():
            return
        ahead = self._ahead(portal, page)
        asked = {**self._questions(portal), **ahead}
        ask = partial(ask_together, self.env, asked)
        answers = once(self.env, ("glance", portal.id), ask)
        for key in ahead.keys() & answers.keys():
            once(self.env, key, partial(tuple, answers[key]))

    def _answers(self, portal):
        """Return key → answer; of another's portal nothing is asked.

        :param portal: one that the current user may open
        """
        return once(self.env, ("glance", portal.id), partial(self._ask, portal))

    def _ask(self, portal):
        questions = self._questions(portal) if portal._is_own() else {}
        return ask_together(self.env, questions)
