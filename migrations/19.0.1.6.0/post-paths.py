"""No portal keeps a path that stands for an address of ours from this version on.

Its pages would not be found anymore. Its people come to its new address by themselves.
"""

import logging

from odoo import SUPERUSER_ID, api

_logger = logging.getLogger(__name__)
PATHS = ("answer", "apply", "directory")


def migrate(cr, version):
    """Give such a portal a path with a number."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    portals = env["prm.portal"].with_context(active_test=False)
    for portal in portals.search([("path", "in", PATHS)]):
        former, portal.path = portal.path, env["prm.portal.path"]._proposal(portal.path)
        _logger.warning(
            "The portal at /partner/%s is now at /partner/%s.", former, portal.path
        )
