"""What is said of portals: their addresses, their look, and who may use them."""

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
    # how they look
    "color_shape": _lt(
        "This is not a color. Choose one, or write it as # and six digits or letters "
        "from a to f, for example #1a3d7c."
    ),
    "logo_type": _lt("This logo cannot be shown in mails. Send it as PNG, JPG or GIF."),
    "sheet_characters": _lt(
        "The address of the style sheet has characters that do not belong there, such "
        "as spaces, quotes or semicolons, or it is too long."
    ),
    "sheet_https": _lt(
        "The style sheet comes over https:// or from this site. Write its full "
        "address, for example https://www.example.com/portal.css, or a path that "
        "starts with a slash."
    ),
    "sheet_host": _lt(
        "The address of the style sheet names no server, or a log-in. Write it like "
        "https://www.example.com/portal.css."
    ),
    "sheet_own": _lt("A style sheet of this site has a path that ends with .css."),
    # who may use them
    "limit_without_team": _lt(
        "Choose the sales direction first: without one, nobody is a member of its team."
    ),
    "no_preview_of_all": _lt(
        "This partner has deals that you may not read, from a former partnership. A "
        "preview is for people who may read all of its deals."
    ),
    "no_partnership_here": _lt(
        "You have no partnership on this portal. Register the deal on your own portal."
    ),
}
