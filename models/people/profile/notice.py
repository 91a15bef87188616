"""Who is told of a changed profile: partner manager, history, and who asked for it."""

from textwrap import shorten

from markupsafe import Markup

from odoo import api, models

ACTIVITY = "prm.mail_activity_profile"
LONGEST_SUMMARY = 120


class PrmProfileNotice(models.AbstractModel):
    """Words about changes of an organization, each reader's language."""

    _name = "prm.profile.notice"
    _description = "Who is told of a changed profile"

    @api.model
    def _text(self, record, name, value):
        """Return a value of a field of ``record`` in words; empty is an empty text."""
        field = record._fields[name]
        if not value:
            return ""
        if field.type == "binary":
            return self.env._("A picture")
        if field.type == "many2one":
            found_sudo = self.env[field.comodel_name].sudo().browse(value).exists()
            return found_sudo.display_name or ""
        if name == "lang":
            return dict(self.env["res.lang"].get_installed()).get(value, value)
        return str(value)

    @api.model
    def _lines(self, record, told):
        """Return "Phone: before → after" of each change.

        :param told: list of (name, old, new)
        """
        label = self.env["prm.profile.fields"]._label
        return [
            f"{label('organization', name)}: {self._text(record, name, old) or '–'}"
            f" → {self._text(record, name, new) or '–'}"
            for name, old, new in told
        ]

    @api.model
    def _partnerships_sudo(self, organization):
        """Return the active partnerships (sudo) of an organization."""
        partnerships_sudo = self.env["prm.partnership"].sudo()
        return partnerships_sudo.search(
            [("partner_id", "=", organization.id), ("state", "=", "active")]
        )

    @api.model
    def _note(self, organization, told, person):
        """Note changes in the history of each active partnership.

        :param organization: with superuser rights
        :param told: list of (name, old, new)
        :param person: the contact (sudo) who wanted it
        """
        for partnership_sudo in self._partnerships_sudo(organization):
            here = partnership_sudo._for_partner()
            own = here.env["prm.profile.notice"]
            label = here.env["prm.profile.fields"]._label
            for name, old, new in told:
                cause = here.env._(
                    "%(field)s: changed by %(person)s.",
                    field=label("organization", name),
                    person=person.name,
                )
                texts = (own._text(organization, name, each) for each in (old, new))
                here._note_history("profile", *texts, cause)

    @api.model
    def _tell_managers(self, organization, told, person):
        """Tell the partner managers what a member changed, on the partnership."""
        for partnership_sudo in self._partnerships_sudo(organization):
            here = partnership_sudo._for_owner()
            subject = here.env._(
                "%(person)s changed the profile of %(partner)s.",
                person=person.name,
                partner=organization.name,
            )
            lines = here.env["prm.profile.notice"]._lines(organization, told)
            manager_sudo = self.env["prm.audience"]._employee_sudo(
                partnership_sudo, "profile_changed"
            )
            here.message_post(
                body=Markup("<br/>").join([subject, *lines]),
                subject=subject,
                partner_ids=manager_sudo.partner_id.ids,
                subtype_xmlid="mail.mt_note",
            )

    @api.model
    def _ask_manager(self, partnership, told):
        """Give the partner manager an activity: changes wait for a decision."""
        partnership_sudo = partnership.sudo()
        here = partnership_sudo._for_owner()
        lines = here.env["prm.profile.notice"]._lines(here.partner_id, told)
        summary = here.env._("Decide on profile changes: %s", "; ".join(lines))
        here._tell_owner(
            shorten(summary, LONGEST_SUMMARY, placeholder="…"),
            "\n".join(lines),
            activity_xmlid=ACTIVITY,
        )

    @api.model
    def _end_activities(self, partnerships):
        """Take away the activities of partnerships for which nothing waits."""
        changes_sudo = self.env["prm.profile.change"].sudo()
        mine = [("partnership_id", "in", partnerships.ids)]
        waiting_sudo = changes_sudo.search([*mine, ("state", "=", "pending")])
        partnerships_sudo = partnerships.sudo()
        done_sudo = partnerships_sudo - waiting_sudo.partnership_id
        done_sudo.activity_unlink([ACTIVITY])

    @api.model
    def _tell_decided(self, changes):
        """Mail those who asked for these changes what became of them.

        :param changes: accepted or declined ones; the mail reads them from ``ctx``
        """
        changes_sudo = changes.sudo()
        for of_person in changes_sudo.grouped(
            lambda change: (change.partnership_id, change.contact_id)
        ).values():
            of_person.partnership_id._mail_partner(
                "prm.mail_template_profile_decided",
                record=of_person[:1],
                prm_changes=of_person.ids,
            )
