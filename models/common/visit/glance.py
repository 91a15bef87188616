"""What the frame of every page asks the database, by one query."""

from functools import partial

from odoo import models

from .once import is_visit, once, remember
from .rows import Rows
from .together import PLAINLY, ask_together, asked_of_lines, find_lines, keep_lines


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

    def _ahead(self, portal, page, record=None):
        """Hook: return key → expression in SQL of a list that a page will ask for.

        The keys are those of ``once`` under which it is asked for, by the same person:
        there the list, as a tuple, stands without another query. Of :class:`Rows` that
        is the ids, and the values are read; each of these needs any key of its own.

        :param portal: an own one of the current user
        :param str page: ``home``, the kind of a list, or ``record``: the page of one
        :param record: of that page, which the reader may read
        """
        return {}

    def _look_ahead(self, portal, page, *lines, record=None):
        """Ask by one query what each page asks, and what this one does.

        :param portal: one that the current user may open
        :param str page: which page this is, see ``_ahead``
        :param lines: that this page reads, see ``find_lines``
        :param record: of the page of one
        """
        if not portal._is_own():
            find_lines(*lines)
            return
        ahead, theirs = self._ahead(portal, page, record), asked_of_lines(*lines)
        if not is_visit(self.env):
            rows = {key: each for key, each in ahead.items() if isinstance(each, Rows)}
            answers = ask_together(self.env, rows | theirs)
            keep_lines({key: answers[key] for key in theirs})
            return
        asked = {**ahead, **theirs}
        together = {**self._questions(portal), **asked}
        ask = partial(ask_together, self.env, together, PLAINLY)
        answers = once(self.env, ("glance", portal.id), ask)
        if rest := asked.keys() - answers.keys():  # something was asked before
            later = ask_together(self.env, {key: asked[key] for key in rest})
            answers = {**answers, **later}
        for key in ahead:
            remember(self.env, key, tuple(answers[key]))
        keep_lines({key: answers[key] for key in theirs})

    def _answers(self, portal):
        """Return key → answer; of another's portal nothing is asked.

        :param portal: one that the current user may open
        """
        return once(self.env, ("glance", portal.id), partial(self._ask, portal))

    def _ask(self, portal):
        questions = self._questions(portal) if portal._is_own() else {}
        return ask_together(self.env, questions)
