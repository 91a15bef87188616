"""What is said of lists of the portal, and of what people keep of them."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "filter_name_taken": _lt(
        "You already have a saved filter of this name. Choose another name."
    ),
    "filter_name_long": _lt("Use at most 60 characters."),
    "filters_too_many": _lt(
        "You have reached the limit of saved filters. Delete one that you no longer "
        "need, then save this one."
    ),
    "filter_of_nothing": _lt(
        "There is nothing to save: the list shows everything. Choose a filter first."
    ),
    "filter_too_long": _lt(
        "This search is too long to be saved. Leave something out, then save it."
    ),
}
