"""What is said of portals: their addresses, their look, and who may use them."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # addresses
    "path_shape": _lt(
        "The path can contain lowercase letters, digits and single hyphens between "
        "them."
    ),
    "path_reserved": _lt(
        "This word is reserved. Choose another path, for example by adding a "
        "second word."
    ),
    "path_taken": _lt(
        "Another portal already uses this path. It may be archived or belong to "
        "another company. Choose a different path."
    ),
    "portal_company_stays": _lt(
        "The portal has partnerships, so its company cannot be changed. Create a "
        'portal in the other company, and click "Move to another company" on the '
        "program."
    ),
    # how they look
    "color_shape": _lt(
        "This is not a color. Choose one, or enter # and six digits or letters "
        "from a to f, for example #1a3d7c."
    ),
    "logo_type": _lt(
        "This logo cannot be shown in emails. Upload it as PNG, JPG or GIF."
    ),
    "sheet_characters": _lt(
        "The address of the style sheet is too long or contains characters that "
        "are not allowed, such as spaces, quotes or semicolons. Check it."
    ),
    "sheet_https": _lt(
        "The style sheet must use https:// or be on this site. Enter its full "
        "address, for example https://www.example.com/portal.css, or a path that "
        "starts with a slash."
    ),
    "sheet_host": _lt(
        "The address of the style sheet has no server name, or it contains a "
        "login. Enter it like https://www.example.com/portal.css."
    ),
    "sheet_own": _lt(
        "A style sheet on this site must have a path that ends with .css."
    ),
    # who may use them
    "limit_without_team": _lt(
        "Choose the sales direction first, because it defines who the members are."
    ),
    "no_preview_of_all": _lt(
        "This partner has deals that you have no access to, from a previous "
        "partnership. You can only preview partners whose deals you can all read."
    ),
    # exports
    "export_too_long": _lt(
        "This list has more than 10,000 rows, which is too many for one file. Go back, "
        "filter the list and export it in parts."
    ),
    "export_cell_too_long": _lt(
        "This text is too long for a cell of a file. Read it on the portal."
    ),
    "no_partnership_here": _lt(
        "You have no partnership on this portal. Register the deal on your own portal."
    ),
}
