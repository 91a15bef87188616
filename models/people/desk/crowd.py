"""One deed for several people, and what became of each of them."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.i18n import format_list


class PrmMemberCrowd(models.AbstractModel):
    """Does to each what can be done, and tells of everybody what happened."""

    _name = "prm.member.crowd"
    _description = "One deed for several members"

    @api.model
    def _on_each(self, members, deed, done):
        """Do ``deed`` to each of ``members``; who is refused stays as before.

        :param members: at least one, of whom the reader may write all
        :param deed: function of one member that raises what stands against it
        :param str done: what was done, before the names
        :return: the notice, then the page is read again
        :raises AccessError: without the right to write all of them
        """
        members.check_access("write")
        served, refused = [], []
        for member in members:
            if reason := self._attempt(member, deed):
                refused.append(f"{member.name}: {reason}")
            else:
                served.append(member.name)
        told = [f"{done}: {format_list(self.env, served)}"] if served else []
        return self._notice(told + refused, bool(refused))

    @api.model
    def _attempt(self, member, deed):
        """Return why ``deed`` is not possible, else do it and return nothing."""
        try:
            with self.env.cr.savepoint():
                deed(member)
        except UserError as error:
            return str(error)
        return ""

    @api.model
    def _notice(self, sentences, is_warning=False):
        """Return the action that says what happened, and reads the page again."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if is_warning else "success",
                "message": "\n".join(sentences),
                "sticky": is_warning,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
