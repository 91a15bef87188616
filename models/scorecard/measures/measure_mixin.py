"""What all measures have in common: a declaration, and what is made of it."""

from datetime import datetime, time, timedelta

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class PrmMeasureMixin(models.AbstractModel):
    """A number that scores count by themselves.

    It says which records count, for whom and when. The query that counts for many
    partnerships and the domain of the records of one are made of the same declaration.
    Its words are in the language of the environment.
    """

    _name = "prm.measure.mixin"
    _description = "Measure of a partner"

    # Value of ``prm.parameter.measure``; without one it is only a part of others.
    _code = ""
    # Place in lists of measures.
    _place = 100
    # The model of what counts, and its field that names the partner organization.
    _counts = "prm.registration"
    _organization = "organization_id"
    # Date or moment that must lie in the term; without one the term does not matter.
    _moment = ""

    # -------------------------------------------------------------- declaration

    def _label(self):
        """Hook: return the name under which people choose the measure."""
        raise NotImplementedError

    def _counting(self, day):
        """Hook: return the domain of what counts on ``day``, whichever partner's."""
        raise NotImplementedError

    def _changes(self):
        """Hook: return four causes: one more, several; one fewer, several fewer."""
        return (self.env._("Recounted."),) * 4

    def _missing(self, lacking, number):
        """Hook: return how much is missing, in words, or nothing.

        :param lacking: the number that is missing
        :param str number: the same, as it is written
        """
        return ""

    # ------------------------------------------------------- numbers of many

    def _counted_rows(self, day):
        """Hook: return the query of all records that count, in whichever term."""
        records_sudo = self.env[self._counts].sudo().with_context(active_test=False)
        query = records_sudo._search(self._counting(day))
        return query.select(SQL("%s.*", SQL.identifier(query.table)))

    def _number(self):
        """Hook: return what is counted of rows (``counted``) in a ``term``, as SQL."""
        return SQL("COUNT(*) FILTER (WHERE %s)", self._is_in_term())

    def _is_in_term(self):
        """Hook: return the condition on rows that lie in the ``term``, as SQL."""
        if not self._moment:
            return SQL("TRUE")
        moment = SQL.identifier("counted", self._moment)
        return SQL(
            "%(moment)s >= term.starts AND %(moment)s < term.ends", moment=moment
        )

    # -------------------------------------------------------- records of one

    def _domain(self, partnership, day=None):
        """Hook: return the domain of the records that count for ``partnership``.

        :param day: on which certificates must be valid, today unless told
        """
        own = partnership._own_domain(self._organization)
        counting = self._counting(day or fields.Date.today())
        return own & counting & self._term_domain(partnership)

    def _term_domain(self, partnership):
        """Hook: return the domain of what lies in the term of ``partnership``."""
        if not self._moment:
            return Domain.TRUE
        return self._in_term(self._moment, partnership)

    def _in_term(self, name, partnership):
        """Return the domain of a field in the term; an open end is open.

        Days of moments are those of UTC.
        """
        first, last = partnership.date_start, partnership.date_end
        domain = Domain.TRUE
        if self.env[self._counts]._fields[name].type == "date":
            if first:
                domain &= Domain(name, ">=", first)
            return domain & Domain(name, "<=", last) if last else domain
        if first:
            domain &= Domain(name, ">=", datetime.combine(first, time.min))
        if last:
            after = datetime.combine(last + timedelta(days=1), time.min)
            domain &= Domain(name, "<", after)
        return domain

    # -------------------------------------------------------------------- words

    def _cause(self, partnership, snapshot, old, new):
        """Hook: return why the number changed from ``old`` to ``new``.

        :param snapshot: the :class:`Snapshot` of the computation
        """
        return self._cause_of_count(old, new)

    def _cause_of_count(self, old, new):
        """Return that one or several more, or fewer, are counted."""
        place = (2 if new < old else 0) + (abs(new - old) != 1)
        return self._changes()[place]
