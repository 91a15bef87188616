"""How often a person did something in a window of time, and what that person reads."""

from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from ...policy import limits
from ..common.errors import LimitReached
from .own_transaction import own_transaction

_lt = LazyTranslate(__name__)

KINDS = {
    "submissions": "Registrations that were sent",
    "files": "Files that were sent",
    "file_kb": "kB of files that were sent",
    "lookups": "Searches for companies and contacts",
    "probes": "Checks whether a company is known",
    "invitations": "Invitations",
    "addresses": "Changes of the address to log in with",
    "colleague_invitations": "Invitations of colleagues",
    "contacts": "Contacts that were added",
    "bulk_files": "Files with registrations",
    "requests": "Requests that were sent: tasks, cases, quotes",
    "exports": "Lists that were exported",
}
SENTENCES = {
    "submissions": _lt(
        "You have reached today’s limit of registrations (%(limit)s). What you "
        "typed stays here. Send it in %(wait)s."
    ),
    "files": _lt(
        "You have reached today’s limit of files (%(limit)s). Send this one in "
        "%(wait)s."
    ),
    "file_kb": _lt(
        "With this file you would exceed today’s limit of %(limit)s MB. Send it in "
        "%(wait)s, or send a smaller one."
    ),
    "lookups": _lt("You have searched very often. Try again in %(wait)s."),
    "probes": _lt(
        "You have asked about many companies in a short time. What you typed stays "
        "here. Send it in %(wait)s."
    ),
    "invitations": _lt(
        "You have reached today’s limit of invitations (%(limit)s). Invite the next "
        "person in %(wait)s."
    ),
    "addresses": _lt(
        "You have tried to change your email address too often today. Try again in "
        "%(wait)s."
    ),
    "colleague_invitations": _lt(
        "You have reached today’s limit of invitations (%(limit)s). What you typed "
        "stays here. Invite the next colleague in %(wait)s."
    ),
    "contacts": _lt(
        "You have reached today’s limit of new contacts (%(limit)s). What you typed "
        "stays here. Add it in %(wait)s."
    ),
    "bulk_files": _lt(
        "You have reached today’s limit of files with registrations (%(limit)s). Send "
        "this one in %(wait)s."
    ),
    "requests": _lt(
        "You have reached today’s limit of requests (%(limit)s). What you typed stays "
        "here. Send it in %(wait)s."
    ),
    "exports": _lt(
        "You have exported very often (%(limit)s times in an hour at most). Try "
        "again in %(wait)s."
    ),
    "applications": _lt(
        "Too many applications came from your network. What you typed stays here. "
        "Send it in %(wait)s."
    ),
    "directory_inquiries": _lt(
        "Too many inquiries came from your network. What you typed stays here. Send "
        "it in %(wait)s."
    ),
}
WAITING = {
    "seconds": _lt("%s seconds"),
    "minutes": _lt("%s minutes"),
    "hours": _lt("%s hours"),
}


class PrmLimit(models.Model):
    """How often a person did something in a window of time.

    Counted per person, whatever forms, companies and browsers that person uses, in a
    transaction of its own: a refused request is rolled back and counts anyway.
    """

    _name = "prm.limit"
    _description = "How often a person did something"
    _log_access = False
    _order = "window desc, id desc"

    user_id = fields.Many2one("res.users", required=True, ondelete="cascade")
    member_id = fields.Many2one(
        "prm.member",
        index="btree_not_null",
        ondelete="cascade",
        help="The person's first membership; none for employees.",
    )
    kind = fields.Selection(list(KINDS.items()), required=True)
    window = fields.Datetime("Since", required=True, index=True)
    count = fields.Integer(required=True)

    _once = models.UniqueIndex('(user_id, kind, "window")')

    @api.model
    def _limit_of(self, kind):
        """Hook: return the ``Limit`` of a kind; addons know those that they add."""
        return limits.LIMITS[kind]

    @api.model
    def _sentence_of(self, kind):
        """Hook: return what a person reads, with ``limit`` and ``wait`` to fill in."""
        return self.env._(SENTENCES[kind])  # pylint: disable=gettext-variable

    @api.model
    def _spend(self, kind, amount=1, in_background=False):
        """Count what the current user is about to do.

        What would go beyond the limit is not counted, and must not be done. It is
        written in a transaction of its own: a refusal counts, too, though the request
        is rolled back.

        :param str kind: of a limit
        :param int amount: how many, in the unit of the kind (times, files, kB)
        :param bool in_background: by a job, which leaves the person a part
        :return: 0, or the number of seconds after which it is possible again
        """
        most = self._maximum(kind, in_background)
        if self.env.uid == SUPERUSER_ID or not self.env.registry.ready:
            return 0  # no person; or the table itself is being made
        start, left = limits.window(self._limit_of(kind), fields.Datetime.now())
        with own_transaction(self.env) as cr:
            cr.execute(self._counting(kind, start, min(amount, most + 1)))
            counted = cr.fetchone()
            if not counted or counted[0] <= most:
                return 0
            cr.rollback()
        return left

    def _check(self, kind, amount=1):
        """Count as :meth:`_spend` does; refuse what goes beyond the limit.

        :raises LimitReached: with a sentence for the person
        """
        if seconds := self._spend(kind, amount):
            raise LimitReached(self._sentence(kind, seconds), seconds)

    @api.model
    def _left(self, kind, in_background=False):
        """Return how often the current user may still do it in the present window.

        :param bool in_background: by a job, which leaves the person a part
        """
        start, _seconds = limits.window(self._limit_of(kind), fields.Datetime.now())
        self_sudo = self.sudo()
        spent = self_sudo.search(
            [
                ("user_id", "=", self.env.uid),
                ("kind", "=", kind),
                ("window", "=", start),
            ],
            limit=1,
        ).count
        return max(self._maximum(kind, in_background) - spent, 0)

    def _counting(self, kind, start, amount):
        """Return the statement that counts; nobody is counted whom it does not see."""
        return SQL(
            'INSERT INTO prm_limit (user_id, member_id, kind, "window", count)'
            " SELECT person.id, (SELECT min(prm_member.id) FROM prm_member"
            " WHERE prm_member.user_id = person.id), %(kind)s, %(start)s, %(amount)s"
            " FROM res_users person WHERE person.id = %(user)s"
            ' ON CONFLICT (user_id, kind, "window")'
            " DO UPDATE SET count = prm_limit.count + %(amount)s"
            " RETURNING count",
            kind=kind,
            start=start,
            amount=amount,
            user=self.env.uid,
        )

    @api.model
    def _maximum(self, kind, in_background=False):
        """Return how often it may be done in a window, by the settings.

        :param bool in_background: by a job, which leaves the person a part
        """
        parameters_sudo = self.env["ir.config_parameter"].sudo()
        limit = self._limit_of(kind)
        setting = parameters_sudo.get_param(limit.parameter) or ""
        most = limits.maximum(limit, setting)
        return limits.in_background(most) if in_background else most

    @api.model
    def _sentence(self, kind, seconds):
        """Return what a person reads who has reached the limit.

        :param str kind: of a limit
        :param int seconds: after which it is possible again, as :meth:`_spend` says
        """
        unit, number = limits.waiting(seconds)
        most = self._maximum(kind) // self._limit_of(kind).unit
        waiting = self.env._(WAITING[unit])  # pylint: disable=gettext-variable
        return self._sentence_of(kind) % {"limit": most, "wait": waiting % number}

    @api.autovacuum
    def _gc_limits(self):
        """Forget windows that ended more than a day ago."""
        before = fields.Datetime.now() - timedelta(days=2)
        self.search([("window", "<", before)], limit=10_000).unlink()
