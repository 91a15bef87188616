"""What is said of portals: their addresses, and who may use them."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # addresses
    "path_shape": _lt(
        "The path may have small letters, digits and single hyphens between them."
    ),
    "path_reserved": _lt(
        "This word belongs to another address of the portal. Choose another path, for "
        "example with a second word."
    ),
    "path_taken": _lt(
        "Another portal has this path already; it may be archived, or of another "
        "company."
    ),
    "portal_company_stays": _lt(
        "The portal has partnerships: its company stays as it is. Make a portal of the "
        'other company, and press "Move to another company" on the program.'
    ),
    # who may use them
    "limit_without_team": _lt(
        "Choose the sales direction first: without one, nobody is a member of its team."
    ),
    "no_partnership_here": _lt(
        "You have no partnership on this portal. Register the deal on your own portal."
    ),
}
