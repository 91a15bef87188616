from odoo import api, models


class IrUiMenu(models.Model):
    """Menus: the first steps are offered as long as somebody needs them."""

    _inherit = "ir.ui.menu"

    @api.model
    def load_menus(self, debug):
        """Return the menus of the current user, without first steps that are over.

        Core remembers what it returns: it is never changed, only copied.
        """
        menus = super().load_menus(debug)
        first = self.env.ref("prm.menu_prm_first_steps", raise_if_not_found=False)
        if not first or first.id not in menus or self.env["prm.checklist"]._is_open():
            return menus
        return {
            key: {
                **menu,
                "children": [each for each in menu["children"] if each != first.id],
            }
            for key, menu in menus.items()
            if key != first.id
        }
