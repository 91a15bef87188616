"""No dialog and no form tells of a record that its reader may not read."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import PrmCase
from .parts_common import PartsData, spec_of

SECRET = "Zebra"
# Forms that are walked, besides all dialogs.
FORMS = ("prm.", "crm.lead", "mail.activity", "ir.attachment", "calendar.event")
TODO = "mail.mail_activity_data_todo"
NOISY = (
    "odoo.addons.base.models.ir_rule",
    "odoo.addons.base.models.ir_model",
    "odoo.sql_db",
)


@tagged("post_install", "-at_install")
class TestDialogs(PartsData, PrmCase):
    """All dialogs and forms × fields that name a record × roles."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.secret = cls._secrets()

    @classmethod
    def _secrets(cls):
        """Return model → a record that none of the roles may read."""
        test = cls("test_dialogs_refuse_what_their_reader_may_not_read")
        organization = cls._create_organization(SECRET)
        partnership = cls._create_partnership(organization)
        user = cls._create_member(partnership, "zora")
        registration = test._register(user, name=SECRET).sudo()
        lead = test._approve(registration)
        lead.user_id = cls.channel_own
        partnership.write({"user_id": cls.channel_all.id, "user_ids": [(5,)]})
        registration.reviewer_id = cls.channel_all
        conflict = cls.env["prm.registration.conflict"].create(
            {"registration_id": registration.id, "lead_id": lead.id}
        )
        parts = test._create_parts(partnership)
        found = [partnership, registration, lead, conflict, *parts.values()]
        found.append(cls.env["prm.member"].search([("user_id", "=", user.id)]))
        desk = registration.with_user(cls.channel_all)
        found.append(desk.message_post(body=SECRET, subject=SECRET))
        found.append(desk.activity_schedule(TODO, summary=SECRET))
        file = {
            "name": SECRET,
            "res_model": registration._name,
            "res_id": registration.id,
        }
        found.append(cls.env["ir.attachment"].create(file))
        return {record._name: record for record in found}

    def setUp(self):
        super().setUp()
        # "own" owns nothing of the secret partner, "other" nothing at all.
        self.roles = {
            "other": self.channel_other,
            "salesperson": self._create_user(
                "sales2", "sales_team.group_sale_salesman"
            ),
            "employee": self.employee,
            "partner": self.partner_a,
            "supervisor": self.supervisor_a,
        }

    # ------------------------------------------------------------------ helpers

    def _creatable(self, user, transient):
        """Return the models of which the role may make records (its env)."""
        env = self.env(user=user)
        return [
            env[name]
            for name, model in sorted(self.env.items())
            if not model._abstract and model._transient == transient
            if transient or name.startswith(FORMS)
            if env["ir.model.access"].check(name, "create", False)
        ]

    def _naming(self, model):
        """Yield values that name a secret, one for each field that can."""
        for name, field in sorted(model._fields.items()):
            record = self.secret.get(field.comodel_name)
            if record and model._has_field_access(field, "write"):
                if field.type == "many2one":
                    yield name, {name: record.id}
                else:
                    yield name, {name: [(4, record.id, 0)]}
                    yield name, {name: [(6, 0, record.ids)]}
            elif field.type == "reference":
                for secret in self.secret.values():
                    yield name, {name: f"{secret._name},{secret.id}"}
        yield from self._naming_in_words(model)

    def _naming_in_words(self, model):
        """Yield values that name a secret by its model and a number or a text."""
        fields = model._fields
        models = self.env["ir.model"]
        for name in {"res_id", "res_ids"} & fields.keys():
            as_text = fields[name].type in ("char", "text")
            for secret in self.secret.values():
                value = str(secret.ids) if as_text else secret.id
                for told in {"res_model", "model"} & fields.keys():
                    yield name, {told: secret._name, name: value}
                for told in {"res_model_id", "model_id"} & fields.keys():
                    yield name, {told: models._get_id(secret._name), name: value}

    def _ways(self, model, values):
        """Yield name and function of each way to name records."""
        context = {f"default_{name}": value for name, value in values.items()}
        opened = model.with_context(**context)
        spec = spec_of(model)
        yield "onchange", lambda: model.onchange(dict(values), [*values], spec)
        yield "first onchange", lambda: model.onchange(dict(values), [], spec)
        yield "default onchange", lambda: opened.onchange({}, [], spec)
        yield "default_get", lambda: opened.default_get([*values])
        yield "create", lambda: model.create(dict(values)).read()
        yield "default create", lambda: opened.create({}).read()

    def _leak(self, call):
        """Return what the call tells instead of a refusal."""
        try:
            with self.env.cr.savepoint(), mute_logger(*NOISY):
                answer = call()
                self.env.flush_all()
        except (AccessError, UserError, IntegrityError) as error:
            return f"refused with {error}" if SECRET in str(error) else None
        except Exception as error:  # pylint: disable=broad-except
            return f"{type(error).__name__}: {error}"
        finally:
            self.env.invalidate_all(flush=False)
        return str(answer)[:300]

    def _leaks(self, transient):
        for role, user in self.roles.items():
            for model in self._creatable(user, transient):
                for name, values in self._naming(model):
                    for way, call in self._ways(model, values):
                        if leak := self._leak(call):
                            yield f"{role}, {model._name}.{name}, {way}: {leak}"

    def assertNothing(self, leaks):
        leaks = list(leaks)
        self.assertFalse(leaks, "\n".join(["", *leaks]))

    # -------------------------------------------------------------------- tests

    def test_dialogs_refuse_what_their_reader_may_not_read(self):
        self.assertNothing(self._leaks(transient=True))

    def test_forms_refuse_what_their_reader_may_not_read(self):
        self.assertNothing(self._leaks(transient=False))

    def test_who_makes_no_dialog_learns_of_no_registration(self):
        number = self._register(self.partner_a).id
        for user in (self.partner_b, self.portal_user, self.employee):
            dialogs = self.env["prm.registration.qualify"].with_user(user)
            for name in ("registration_id", "customer_id"):
                told = set()
                for id_ in (number if name == "registration_id" else 1, 2**31 - 1):
                    with (
                        self.subTest(user=user.login, name=name, id=id_),
                        self.assertRaises(AccessError) as refused,
                    ):
                        dialogs.create({name: id_})
                    told.add(str(refused.exception))
                self.assertEqual(len(told), 1, told)

    def test_what_may_be_done_is_told_of_no_foreign_registration(self):
        foreign = self._register(self.partner_a).with_user(self.channel_other)
        foreign.invalidate_recordset()
        self.assertFalse(foreign._vendor_may("qualify"))
