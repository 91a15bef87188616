"""What pages of other apps' records have in common."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from .portal_base import Refusal
from .portal_files import PrmPortalFiles
from .portal_list import PortalList


class PrmPortalJoined(PrmPortalFiles):
    """Base of the controllers of addons that show another app's records."""

    def _prm_joined_list(self, portal, kind, template, params, **values):
        """Answer with a list.

        :param str kind: of the list, the key of its section
        :raises NotFound: where the visitor finds no such list
        """
        service = request.env["prm.list.export"]._service(portal, kind)
        if service is None:
            raise NotFound
        within = service._within(portal)
        listed = PortalList(service, kind, portal._url(kind), params, within)
        values = {"prm_list": listed, "prm_kind": kind, **values}
        return self._prm_page(portal, kind, template, values)

    def _prm_sent(self, portal, params, form, token, call, limit=""):
        """Do what a form with files asks for.

        :param form: what was typed, parsed
        :param call: what is done; it returns something that is true
        :param str limit: kind of ``prm.limit`` that it counts for
        :return: what ``call`` returns, and a refusal; both None where the visitor only
            removes a file
        """
        remove = params.get("remove_file")
        refusal = Refusal(form.errors) | self._prm_take_files(portal, token, remove)
        if refusal or remove is not None:
            return None, refusal
        if limit and (refusal := self._prm_spend(limit)):
            return None, refusal
        return self._prm_attempt(call)
