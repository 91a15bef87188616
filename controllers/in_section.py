"""Pages of a section are not found on a portal that does not show it."""

import functools

from werkzeug.exceptions import NotFound

from odoo.http import request


def in_section(key):
    """Let an endpoint of a portal answer only where its section is shown.

    It stands between :func:`portal_route` and the endpoint.

    :param str key: of the section, see ``prm.portal.sections``
    """

    def decorate(endpoint):
        @functools.wraps(endpoint)
        def visit(self, portal, /, **params):
            """Answer, or raise ``NotFound``."""
            if not request.env["prm.portal.switches"]._is_shown(portal, key):
                raise NotFound
            return endpoint(self, portal, **params)

        return visit

    return decorate
