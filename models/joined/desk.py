"""What partners do on a record of another app, after a verdict: write, change it."""

from odoo import api, models
from odoo.exceptions import AccessError

from ..common.errors import RegistrationRefused


class PrmJoinedDesk(models.AbstractModel):
    """Portal entry points. Who asks is the person; who writes is the system.

    Heirs are the scope of the section as well. They say what one may do (``_actions``),
    what it is (``_prepare_change``), which employees look at it (``_employees_sudo``),
    and what is noted of whose turn it is (``_turn``).
    """

    _name = "prm.joined.desk"
    _inherit = ["prm.joined.scope"]
    _description = "What partners do on another app's record"
    # Type (xml id) of the activity that asks an employee to look at what came.
    _activity = "mail.mail_activity_data_todo"

    # ------------------------------------------------------------------------ verdicts

    def _actions(self, portal, record):
        """Hook: return what the current user may do with a record (sudo), once found.

        ``comment`` lets write on it, on the page and by mail.
        """
        return frozenset()

    def _take_sudo(self, portal, number, action):
        """Return a record (sudo) on which the current user may do something now.

        :raises AccessError: when it is not found
        :raises RegistrationRefused: when somebody was faster
        """
        found_sudo = self._find_sudo(portal, number)
        record_sudo = self.env["prm.locking"]._wait_for(found_sudo)
        if not record_sudo:
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        if action not in self._actions(portal, record_sudo):
            raise RegistrationRefused(self.env, {"": "not_in_this_state"})
        return record_sudo

    # ------------------------------------------------------------------------ the page

    def _page(self, portal, record):
        """Return what the page of a record shows: its row, and what was said.

        :param portal: one that the current user may open
        :param record: one (sudo) that was found there
        """
        path = portal._url(self._kind, record.id)
        rows = self.env["prm.joined.talk"]._rows(record, path)
        listed = self.env[self.env["prm.joined"]._entry(self._kind).list]
        return {
            **listed._rows(record)[record.id],
            "url": path,
            "messages": rows,
            "files": [file for row in rows for file in row["files"]],
            "actions": self._actions(portal, record),
        }

    # --------------------------------------------------------------------------- deeds

    @api.model
    def _comment_sudo(self, portal, number, text, token):
        """Post a message with the pending files of its form, once per token.

        :param portal: one that the current user may open
        :param int number: id of the record
        :param str text: plain
        :param str token: one-shot token of the form
        :return: the record (sudo)
        :raises AccessError: when it is not found
        :raises RegistrationRefused: without text and files
        """
        record_sudo = self._take_sudo(portal, number, "comment")
        talk = self.env["prm.joined.talk"]
        if talk._post(self._as_system(record_sudo), text, token):
            self._heard(record_sudo)
        return record_sudo

    @api.model
    def _change(self, portal, number, action):
        """Do something else with a record; the conversation says so.

        :param portal: one that the current user may open
        :param int number: id of the record
        :param str action: what is done
        :raises AccessError: when it is not found
        :raises RegistrationRefused: when somebody was faster
        """
        record_sudo = self._take_sudo(portal, number, action)
        values, said = self._prepare_change(record_sudo, action)
        self._as_system(record_sudo).write(values)
        self._heard(record_sudo, is_shared=False)
        self.env["prm.joined.talk"]._post(record_sudo, said)

    def _prepare_change(self, record, action):
        """Hook: return the values that a deed writes, and what the conversation says.

        :param record: with superuser rights
        :param str action: what is done
        """
        raise NotImplementedError

    # ------------------------------------------------------------------- what follows

    def _employees_sudo(self, record):
        """Hook: return who (sudo) looks at what came for a record (sudo)."""
        return record.user_id

    def _turn(self, record, who):
        """Hook: note whose word was the last on a record: ``partner``, ``vendor``.

        :param record: with the rights that are needed for it
        """

    def _heard(self, record, is_shared=True):
        """Ask an employee to look at what came for a record (sudo).

        :param bool is_shared: it is the word of the partner in the conversation
        """
        here_sudo = self._as_system(record)
        employees_sudo = self._employees_sudo(record)
        self.env["prm.joined.talk"]._ask(here_sudo, self._activity, employees_sudo)
        if is_shared:
            self._turn(here_sudo, "partner")

    def _tell_of(self, record, what):
        """Hook: tell the partner what happened to a record (sudo).

        :param str what: ``answer`` for what an employee wrote
        """
