from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import clean_context


class PrmContactShare(models.TransientModel):
    """Dialog that shares contacts with a person of a partner, or with all of it."""

    _name = "prm.contact.share"
    _description = "Share contacts"

    to = fields.Selection(
        [
            ("person", "One person"),
            ("organization", "The whole organization: its leads inbox"),
        ],
        "Share with",
        default="person",
        required=True,
        help="One person sees the contacts under Contacts at once, and so do the "
        "supervisors. In the leads inbox, people of the organization accept or decline "
        "them.",
    )
    member_id = fields.Many2one(
        "prm.member",
        "Person",
        ondelete="cascade",
        domain="[('state', 'in', ('invited', 'active')), "
        "('partnership_id.state', '=', 'active')] + "
        "([('partnership_id', '=', partnership_id)] if partnership_id else [])",
        help="Only people with access to the portal can be chosen.",
    )
    partnership_id = fields.Many2one(
        "prm.partnership",
        "Partner",
        ondelete="cascade",
        domain="[('state', '=', 'active')]",
    )
    partner_ids = fields.Many2many(
        "res.partner", string="Contacts", default=lambda self: self._default_partners()
    )
    line_ids = fields.One2many("prm.contact.share.line", "dialog_id", "New contacts")

    @api.model
    def _default_partners(self):
        """Return the contacts on whose page, or list, the dialog was opened."""
        context = self.env.context
        if context.get("active_model") != "res.partner":
            return self.env["res.partner"]
        ids = context.get("active_ids") or [context.get("active_id")]
        partners = self.env["res.partner"].browse(filter(None, ids)).exists()
        return partners.filtered(lambda each: not each.partnership_ids)

    @api.model
    def default_get(self, fields):
        """Propose the partner whose page is open; it gets the contacts as a whole."""
        defaults = super().default_get(fields)
        context = self.env.context
        if context.get("active_model") == "res.partner" and "partnership_id" in fields:
            opened = self.env["res.partner"].browse(context.get("active_id"))
            if own := opened.exists().prm_partnership_id:
                defaults.update(partnership_id=own.id, to="organization")
        return defaults

    @api.model
    def _dialog_for(self, partnership):
        """Return the action that opens this dialog for a partnership, maybe none."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_contact_share_action"
        )
        action["context"] = {
            "default_partnership_id": partnership.id,
            "default_to": "organization",
        }
        return action

    @api.onchange("to", "partnership_id")
    def _onchange_partnership_id(self):
        """Forget a person of another partner; name nothing of partners of others."""
        self.partnership_id._origin.sudo(False).check_access("read")
        is_other = self.member_id.partnership_id != self.partnership_id
        if self.to == "organization" or (self.partnership_id and is_other):
            self.member_id = False

    def action_confirm(self):
        """Share the chosen contacts and those that were typed; say what was shared.

        :raises UserError: without contacts, a person or a partner; and as sharing does
        :raises AccessError: to who may not write the partnership, or make contacts
        """
        self.env["prm.messages"]._check_one(self)
        # The dialog's defaults are no defaults of what is made.
        here = self.with_env(self.env(context=clean_context(self.env.context)))
        partnership = here._chosen_partnership()
        if not (here.partner_ids or here.line_ids):
            raise UserError(self.env["prm.messages"]._text("contacts_missing"))
        partnership.check_access("write")
        partners = here.partner_ids | here.line_ids._create_partners(partnership)
        person = here.member_id.partner_id if here.to == "person" else None
        made = here.env["prm.contact.sharing"]._share(partnership, partners, person)
        told = [self.env._("Contacts shared: %s", len(made))]
        if known := len(partners) - len(made):
            told.append(self.env._("Shared already: %s", known))
        return self.env["prm.member.crowd"]._notice(told)

    def _chosen_partnership(self):
        """Return the partnership that gets the contacts.

        :raises UserError: when person or partner is missing, or has no access
        """
        if self.to == "organization":
            if not self.partnership_id:
                raise UserError(self.env["prm.messages"]._text("contact_partnership"))
            return self.partnership_id
        if not self.member_id._filtered_live():
            raise UserError(self.env["prm.messages"]._text("contact_of_member"))
        return self.member_id.partnership_id


class PrmContactShareLine(models.TransientModel):
    """A contact that is made and shared in one go."""

    _name = "prm.contact.share.line"
    _description = "New contact to share"

    dialog_id = fields.Many2one("prm.contact.share", required=True, ondelete="cascade")
    name = fields.Char("Full name")
    company_name = fields.Char("Company")
    function = fields.Char("Job position")
    email = fields.Char()
    phone = fields.Char()

    def _create_partners(self, partnership):
        """Return the new contacts, made with the employee's own rights.

        :raises UserError: for a line without a name
        """
        if not all((line.name or "").strip() for line in self):
            raise UserError(self.env["prm.messages"]._text("contact_name_missing"))
        return self.env["res.partner"].create(
            [
                {
                    "name": line.name,
                    "company_name": line.company_name,
                    "function": line.function,
                    "email": line.email,
                    "phone": line.phone,
                    "company_id": partnership.company_id.id,
                }
                for line in self
            ]
        )
