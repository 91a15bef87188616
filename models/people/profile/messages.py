"""One sentence for each code of the profiles, beside those of all others."""

from odoo import api, models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "picture_missing": _lt("Choose a picture first."),
    "vat_invalid": _lt(
        "This is not a tax number of this country. Check country, letters and digits."
    ),
    "profile_field_gone": _lt(
        "This field does not exist any more. Decline the change."
    ),
}


class PrmMessages(models.AbstractModel):
    """Knows the sentences of the profiles, too."""

    _inherit = "prm.messages"

    @api.model
    def _text(self, code):
        """Return the sentence for ``code``, in the language of the environment."""
        sentence = SENTENCES.get(code)
        if not sentence:
            return super()._text(code)
        return self.env._(sentence)  # pylint: disable=gettext-variable
