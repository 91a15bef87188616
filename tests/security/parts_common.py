"""A part of a partnership of each kind."""


class PartsData:
    """Factories beside those of ``PrmData``."""

    def _create_parts(self, partnership, user=None):
        """Return model → record: one part of ``partnership`` of each kind.

        The certificate is that of ``user``, or of a new person.
        """
        parameter = self._create_condition(partnership.tier_id).parameter_id
        partnership._note_history("value", "1", "2", "Counted", parameter)
        value = {"partnership_id": partnership.id, "parameter_id": parameter.id}
        document = {"name": "Contract", "partnership_id": partnership.id}
        document |= {"is_published": True, "link": "https://example.com/contract"}
        document |= {"company_id": partnership.company_id.id}
        records = [
            self.env["prm.document"].create(document),
            self._create_certificate(partnership, user),
            self._create_activity(partnership),
            self._create_fund_entry(partnership),
            self.env["prm.partnership.value"].create(value),
            partnership.history_ids[:1],
            partnership.term_ids,
            self._create_contact(partnership),
        ]
        return {record._name: record for record in records}

    def _create_contact(self, partnership, person=None, **values):
        """Return a contact that is shared with a person, or waits in the inbox."""
        partner = self.env["res.partner"].create({"name": "Carla Customer"})
        return self.env["prm.contact"].create(
            {
                "partnership_id": partnership.id,
                "partner_id": partner.id,
                "contact_id": person.id if person else False,
                **values,
            }
        )


def spec_of(model, depth=1):
    """Return what a client asks for that wants to see everything."""
    return {
        name: {"fields": spec_of(model.env[field.comodel_name], depth - 1)}
        if field.relational and depth
        else {}
        for name, field in model._fields.items()
        if (depth or name in ("id", "display_name")) and field.type != "binary"
        if model._has_field_access(field, "read")
    }
