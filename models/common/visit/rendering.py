"""What the mails of many records need is made once, while they are rendered.

Core compiles the body of a template anew for each record: of a crowd that is told at
once, this takes longer than all else that is done for them.
"""

from lxml import etree

from odoo import models

from .once import once

# Under what the context has the visit that lasts while mails are rendered.
RENDERING = "prm_rendering"
# Which code is allowed is looked at when it is compiled.
RESTRICTED = "raise_on_forbidden_code_for_model"


class IrQweb(models.AbstractModel):
    """Bodies of mails: compiled once for all records of a batch."""

    _inherit = "ir.qweb"

    def _generate_code_uncached(self, template):
        compiled = super()._generate_code_uncached
        if not isinstance(template, etree._Element):
            return compiled(template)
        names = (*self._get_template_cache_keys(), RESTRICTED)
        key = (etree.tostring(template), *map(self.env.context.get, names))
        return once(self.env, key, lambda: compiled(template), RENDERING)
