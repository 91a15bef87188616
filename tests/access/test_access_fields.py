"""All fields of all models that a partner can read, against the positive lists."""

import functools

from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tests import tagged

from ..common import PrmCase
from ..security.parts_common import PartsData
from ..small_parts_common import SmallParts
from .surface_table import READABLE_MODELS

# Never readable, whatever a positive list says one day: of any model, and of each.
NEVER_ANYWHERE = {"create_uid", "write_uid", "write_date", "score_due"}
USAGE = {"prm_usage_last", "prm_usage_graph", "prm_usage_summary"}
NEVER = {
    "prm.registration": {
        "lead_id",
        "customer_id",
        "customer_contact_id",
        "stage_id",
        "team_id",
        "direction_id",
        "is_team_only",
        "submission_token",
        "conflict_ids",
        "conflict_count",
        "transition_ids",
        "news_ids",
        "news_due",
        "told_outcome",
        "told_stage_id",
        "told_closing",
        "appeal_ids",
        "extension_ids",
        "question_ids",
        "partner_spoke_at",
        "last_progress_at",
        "reminded_step",
        "salesperson_id",
        "reviewer_id",
        "user_id",
        "decided_by_id",
        "expected_amount",
        *(f"prm_match_{key}" for key in ("name", "host", "vat", "domain")),
    },
    "prm.partnership": {
        "user_id",
        "user_ids",
        "member_ids",
        "warning",
        "proposed_tier_id",
        "declined_tier_id",
        "kept_level",
        "notice_date",
        "registration_ids",
        "direction_id",
        *USAGE,
    },
    "prm.document": {
        "attachment",
        "download_ids",
        "partnership_id",
        "portal_id",
        "program_id",
        "thumbnail",
        "tier_id",
        "version_ids",
    },
    "prm.contact": set(
        "changes decided_by_id decline_reason duplicate_ids is_open partner_id"
        " shared_by_id submission_token to_check user_id".split()
    ),
    "prm.member": {"user_id", "last_active", *USAGE},
    "prm.fund.entry": {"lead_id"},
    "prm.marketing.activity": {"fund_entry_ids"},
    "prm.portal": {
        "reviewer_id",
        "appeal_user_id",
        "team_id",
        "lead_team_id",
        "lead_stage_id",
        "limit_to_team",
        "path_problem",
        "property_definition",
        "question_editor",
        "question_portal_id",
    },
    "prm.saved.filter": {"member_id", "partner_id", "partnership_id", "query"},
    "prm.program": set(
        "user_id partnership_ids partnership_count tin_pattern tin_shape"
        " duplicate_policy company_lookup".split()
    ),
}
MAIL_MODELS = ("mail.message", "mail.followers", "mail.activity", "ir.attachment")
REFUSED = (AccessError, UserError)
UNABLE = (*REFUSED, ValueError)


@tagged("post_install", "-at_install")
class TestAccessFields(PartsData, SmallParts, PrmCase):
    """The walk: each field is listed and readable, or refused on every way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["prm.reason"].search([]).active = False
        cls.reasons["withdrawal"].active = True

    def setUp(self):
        super().setUp()
        self.registration = self._register(offering_id=self.offering.id)
        self._approve(self.registration)
        self._create_parts(self.partnership_a)
        self._saved_filter(self.partner_a.prm_member_ids)
        self._acceptance(self.partnership_a, self._terms_of(self.program))
        self.env.flush_all()
        self.env.invalidate_all()

    # ------------------------------------------------------------------ helpers

    def _ours(self):
        """Return the models of ours that the partner has rights on (user's env)."""
        env = self.env(user=self.partner_a)
        return [
            env[name]
            for name in sorted(self.env)
            if name.startswith("prm.")
            and env["ir.model.access"].check(name, "read", False)
        ]

    def _listed(self, model):
        return {
            name for name in model._portal_readable_fields() if name in model._fields
        }

    def _hidden(self):
        """Return pairs of model and hidden field."""
        return [
            (model, model._fields[name])
            for model in self._ours()
            for name in sorted(model._fields.keys() - self._listed(model))
        ]

    def _of_mail(self):
        """Return the names of the fields that conversations and activities bring."""
        brought = [self.env[name] for name in ("mail.thread", "mail.activity.mixin")]
        names = {name for model in brought for name in model._fields}
        return names - self.env["base"]._fields.keys()

    def _is_refused(self, call, *args, errors=REFUSED, **kwargs):
        try:
            with self.env.cr.savepoint(flush=False):
                call(*args, **kwargs)
        except errors:
            return True
        return False

    def assertHidden(self, ways):
        """Fail with each hidden field that one of the ``ways`` does not refuse.

        :param ways: function of model and field that returns pairs of name and answer
        """
        leaks = [
            f"{model._name}.{field.name} by {way}"
            for model, field in self._hidden()
            for way, refused in ways(model, field)
            if not refused
        ]
        self.assertFalse(leaks, "\n".join(["", *leaks]))

    # --------------------------------------------------------------------- lists

    def test_a_partner_has_rights_on_these_models_only(self):
        self.assertEqual({model._name for model in self._ours()}, READABLE_MODELS)

    def test_every_model_that_a_partner_reads_has_a_positive_list(self):
        for model in self._ours():
            self.assertIsInstance(model, self.env.registry["prm.share.guard.mixin"])

    def test_no_positive_list_has_what_is_never_shown(self):
        for model in self._ours():
            listed = self._listed(model)
            never = NEVER_ANYWHERE | NEVER.get(model._name, set())
            self.assertLessEqual(never - NEVER_ANYWHERE, model._fields.keys())
            self.assertFalse(listed & never, model._name)
            self.assertFalse(listed & self._of_mail(), model._name)
            for name in listed:
                self.assertNotIn(model._fields[name].comodel_name, MAIL_MODELS, name)

    def test_every_name_on_a_positive_list_is_a_field(self):
        for model in self._ours():
            self.assertEqual(self._listed(model), model._portal_readable_fields())

    # ------------------------------------------------------------------- allowed

    def test_every_listed_field_is_readable(self):
        for model in self._ours():
            records = model.search([])
            self.assertTrue(records, model._name)
            for name in self._listed(model):
                with self.subTest(model=model._name, field=name):
                    records.read([name])

    def test_the_name_of_what_may_be_read_is_readable_by_itself(self):
        for model in self._ours():
            for record in model.search([]):
                self.env.invalidate_all()
                with self.subTest(model=model._name):
                    self.assertTrue(record.read(["display_name"]))

    def test_listed_stored_fields_can_be_searched_and_sorted(self):
        for model in self._ours():
            for name in self._listed(model):
                field = model._fields[name]
                if field.store and field.type != "one2many":
                    # Of properties, one is named.
                    path = f"{name}.site" if field.type == "properties" else name
                    order = "id" if field.type == "properties" else f"{name}, id"
                    with self.subTest(model=model._name, field=name):
                        model.search([(path, "!=", False)], order=order)

    def test_the_listed_fields_are_what_fields_get_tells(self):
        for model in self._ours():
            self.assertEqual(set(model.fields_get([])), self._listed(model))

    # ------------------------------------------------------------------- refused

    def test_hidden_fields_are_refused_in_read_and_web_read(self):
        def ways(model, field):
            name, no = field.name, self._is_refused
            records = model.search([], limit=1)
            yield "read", no(records.read, [name])
            yield "web_read", no(records.web_read, {name: {}})
            yield "search_read", no(model.search_read, [], [name])
            yield "web_search_read", no(model.web_search_read, [], {name: {}})

        self.assertHidden(ways)

    def test_hidden_fields_are_refused_in_search_and_order(self):
        def ways(model, field):
            name, no = field.name, self._is_refused
            for operator in ("=", "!="):
                domain = [(name, operator, False)]
                yield f"search {operator}", no(model.search, domain)
                yield f"search_count {operator}", no(model.search_count, domain)
            # What cannot be sorted by anybody is refused with a ValueError.
            yield "order", no(model.search, [], order=name, errors=UNABLE)

        self.assertHidden(ways)

    def test_hidden_fields_are_refused_in_groups_and_sums(self):
        def ways(model, field):
            name, no = field.name, self._is_refused
            by = f"{name}:month" if field.type in ("date", "datetime") else name
            for method in ("formatted_read_group", "web_read_group"):
                call = getattr(model, method)
                yield method, no(call, [], [by], ["__count"], errors=UNABLE)
            for function in ("array_agg", "count", "max", "sum"):
                total = [f"{name}:{function}"]
                call = model.formatted_read_group
                yield function, no(call, [], [], total, errors=UNABLE)

        self.assertHidden(ways)

    def test_hidden_fields_are_refused_through_relations(self):
        leaks = []
        hidden = {}
        for model, field in self._hidden():
            hidden.setdefault(model._name, []).append(field.name)
        for model in self._ours():
            records = model.search([])
            for name in self._listed(model):
                field = model._fields[name]
                for target in hidden.get(field.comodel_name, ()):
                    domain = Domain(name, "any", [(target, "!=", False)])
                    dotted = [(f"{name}.{target}", "!=", False)]
                    group = functools.partial(
                        model.formatted_read_group, [], [f"{name}.{target}"]
                    )
                    spec = {name: {"fields": {target: {}}}}
                    ways = {
                        "any": functools.partial(model.search, domain),
                        "path": functools.partial(model.search, dotted),
                        "group": group,
                        "web_read": functools.partial(records.web_read, spec),
                    }
                    leaks += [
                        f"{model._name}.{name}.{target} by {way}"
                        for way, call in ways.items()
                        if not self._is_refused(call, errors=UNABLE)
                    ]
        self.assertFalse(leaks, "\n".join(["", *leaks]))

    def test_nothing_is_exported(self):
        for model in self._ours():
            records = model.search([])
            self.assertTrue(self._is_refused(records.export_data, ["display_name"]))
