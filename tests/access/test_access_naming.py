"""What may not be read is not searched, sorted, grouped or added up: on any model."""

from functools import partial

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...models.inherited.base_named_fields import BY_METHOD, KEPT_BY_VENDOR, SEARCHABLE
from ..common import PrmCase

REFUSED = (AccessError, UserError)
# What nobody can search, sort or group by is refused in these ways.
UNABLE = (*REFUSED, ValueError, NotImplementedError)


@tagged("post_install", "-at_install")
class TestAccessNaming(PrmCase):
    """Members and other portal users on all models that they may read."""

    def setUp(self):
        super().setUp()
        self.registration = self._register(comments="My words")
        self._write_to_people()
        self._open_leads()
        self.env.flush_all()
        self.env.invalidate_all()

    def _write_to_people(self):
        """Leave each of them a message, a notification and a file to search."""
        desk = self.registration.sudo().with_user(self.channel_own)
        for user in (self.partner_a, self.portal_user):
            desk.message_post(
                body="Your offer",
                subtype_xmlid="mail.mt_comment",
                partner_ids=user.partner_id.ids,
                attachments=[("offer.txt", b"an offer")],
            )
            user.partner_id.message_post(body="To you", message_type="comment")
            values = {"name": "own.txt", "raw": b"own", "public": True}
            self.env["ir.attachment"].create(values)

    def _open_leads(self):
        """Let portal users read leads, as another addon does."""
        self.env["ir.model.access"].create(
            {
                "name": "leads",
                "model_id": self.env.ref("crm.model_crm_lead").id,
                "group_id": self.env.ref("base.group_portal").id,
                "perm_read": True,
            }
        )
        self.lead = self._approve(self.registration)

    # ------------------------------------------------------------------ helpers

    def _models(self, user):
        env = self.env(user=user)
        return [
            env[name]
            for name, model in sorted(self.env.items())
            if not (model._abstract or model._transient) and model._auto
            if env["ir.model.access"].check(name, "read", False)
        ]

    def _ways(self, model, name):
        field = model._fields[name]
        by = f"{name}:month" if field.type in ("date", "datetime") else name
        group = model.formatted_read_group
        yield "search", lambda: model.search([(name, "!=", False)])
        yield "search =", lambda: model.search([(name, "=", self._value(field))])
        yield "search >", lambda: model.search([(name, ">", 0)])
        yield "count", lambda: model.search_count([(name, "=", False)])
        yield "any", lambda: model.search([("id", "any", [(name, "!=", False)])])
        yield "order", lambda: model.search([], order=f"{name} desc", limit=1)
        yield "group", lambda: group([], [by], ["__count"])
        yield "web group", lambda: model.web_read_group([], [by], ["__count"])
        for total in ("array_agg", "count", "count_distinct", "max"):
            yield total, lambda total=total: group([], [], [f"{name}:{total}"])
        having = [(f"{name}:max", "!=", False)]
        yield "having", lambda: group([], ["id"], [f"{name}:max"], having)

    def _value(self, field):
        """Return a value that such a field may have."""
        if field.type == "selection":
            choices = field._description_selection(self.env) or [("", "")]
            return choices[0][0]
        values = {"date": "2026-01-01", "datetime": "2026-01-01", "boolean": True}
        return values.get(field.type, 1)

    def _refused(self, call):
        try:
            with self.env.cr.savepoint(flush=False), mute_logger("odoo.sql_db"):
                call()
        except UNABLE:
            return True
        return False

    def assertClosed(self, model, names):
        leaks = [
            f"{model._name}.{name} by {way}"
            for name in names
            for way, call in self._ways(model, name)
            if not self._refused(call)
        ]
        self.assertFalse(leaks, "\n".join(["", *leaks]))

    # ------------------------------------------------------------------ refused

    def test_no_field_that_may_not_be_read_is_named(self):
        for user in (self.partner_a, self.portal_user):
            for model in self._models(user):
                hidden = [
                    field.name
                    for field in model._fields.values()
                    if not model._has_field_access(field, "read")
                    if field.store or field.search
                ]
                self.assertClosed(model, hidden)

    def test_members_name_listed_fields_of_conversations_and_files_only(self):
        for name, listed in SEARCHABLE.items():
            model = self.env(user=self.partner_a)[name]
            self.assertClosed(model, sorted(model._fields.keys() - listed))

    def test_members_do_not_ask_what_the_vendor_does_with_contacts_and_leads(self):
        env = self.env(user=self.partner_a)
        for name in KEPT_BY_VENDOR:
            fields = env[name]._fields.values()
            by_method = {f.name for f in fields if f.search and not f.store}
            related = {f.name for f in fields if f.related}
            self.assertClosed(env[name], sorted(by_method - related - BY_METHOD))

    def test_counters_for_employees_are_not_searched_by_portal_users(self):
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            leads = self.env["crm.lead"].with_user(user)
            names = ("registration_count", "registration_ids", "activity_state")
            self.assertClosed(leads, names)
            self.assertClosed(
                self.env["res.partner"].with_user(user), ("activity_state",)
            )

    def test_paths_through_other_models_are_closed_as_well(self):
        env = self.env(user=self.partner_a)
        for model, path in (
            ("mail.notification", "mail_message_id.partner_ids"),
            ("mail.notification", "mail_message_id.reply_to"),
            ("prm.registration", "contact_id.has_message"),
            ("prm.registration", "partner_id.activity_exception_decoration"),
            ("res.users", "partner_id.activity_state"),
            ("res.partner", "child_ids.message_has_error"),
            ("mail.message", "author_id.has_message"),
        ):
            name, last = path.split(".")
            nested = [(name, "any", ["|", ("id", "=", 0), (last, "!=", False)])]
            group = env[model].formatted_read_group
            for call in (
                lambda model=model, path=path: env[model].search([(path, "!=", False)]),
                lambda model=model, nested=nested: env[model].search(nested),
                lambda group=group, path=path: group([], [path], ["__count"]),
            ):
                with self.subTest(path=path):
                    self.assertTrue(self._refused(call))

    # ------------------------------------------------------------------ allowed

    def test_people_ask_for_their_own_stars_and_nobody_else_s(self):
        field = "starred_partner_ids"
        for user in (self.partner_a, self.supervisor_a):
            messages = self.env["mail.message"].with_user(user)
            own, other = user.partner_id.ids, self.channel_own.partner_id.ids
            self.assertFalse(messages.search([(field, "in", own)]))
            for operator, value in (
                ("in", other),
                ("in", own + other),
                ("not in", own),
            ):
                domain = [(field, operator, value)]
                call = partial(messages.search_count, domain)
                self.assertTrue(self._refused(call), domain)

    def test_what_is_listed_is_searched_and_sorted(self):
        for name, listed in SEARCHABLE.items():
            model = self.env(user=self.partner_a)[name]
            for each in sorted(listed & model._fields.keys()):
                field = model._fields[each]
                if field.store and field.type not in ("one2many", "many2many"):
                    domain = [(each, "!=", False)]
                    self.assertFalse(self._refused(self._search(model, domain, each)))

    def _search(self, model, domain, order):
        return lambda: model.search(domain, order=order, limit=1)

    def test_employees_search_as_before(self):
        leads = self.env["crm.lead"].with_user(self.channel_own)
        self.lead.user_id = self.channel_own
        found = leads.search([("registration_count", ">", 0)])
        self.assertIn(self.lead, found.sudo())
        self.assertFalse(leads.search([("activity_state", "=", "overdue")]))
        messages = self.env["mail.message"].with_user(self.channel_own)
        messages.formatted_read_group([], ["model"], ["__count"])

    def test_portal_users_who_are_no_members_search_what_they_read(self):
        messages = self.env["mail.message"].with_user(self.portal_user)
        messages.search([("reply_to", "!=", False)])
        contacts = self.env["res.partner"].with_user(self.portal_user)
        self.assertTrue(contacts.search([("has_message", "in", [True, False])]))
