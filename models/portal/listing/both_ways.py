"""Orders of a list, and the same ones the other way round."""

from odoo import api, models

from ....policy.list_order import reverse


class PrmListOrder(models.AbstractModel):
    """What headers need beside what is offered: a second click turns an order round."""

    _name = "prm.list.order"
    _description = "Orders of a list"

    @api.model
    def _both_ways(self, sortings):
        """Return orders, and the reverse of each under ``-key``.

        :param dict sortings: key → ``label`` and ``order``, as lists offer them
        """
        turned = {
            f"-{key}": {
                "label": self.env._("%s, the other way round", offer["label"]),
                "order": reverse(offer["order"]),
                "unlisted": True,
            }
            for key, offer in sortings.items()
        }
        return sortings | turned
