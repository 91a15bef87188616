"""A list as a file: exactly the rows of all its pages, in their order."""

from itertools import product

from odoo.tests import tagged

from ....controllers.list_query import resolved
from ....controllers.portal_list import PAGE_SIZE
from ...enablement.documents.document_common import DocumentData
from ...sharing.contact.contact_common import ContactData
from ..sections.section_common import SectionData
from .export_common import FORMATS, ExportCase, Sheet

DAYS = ({}, {"date_begin": "2000-01-01"}, {"date_end": "2001-01-01"})


@tagged("post_install", "-at_install")
class TestExport(SectionData, ContactData, DocumentData, ExportCase):
    """Whatever is asked of a list, by whoever, on whichever portal."""

    def setUp(self):
        super().setUp()
        self._won(name="Won", amount=12.5)
        self._open(name="Open", customer_name="Beta")
        self._open(self.colleague_a, name="Colleague's", customer_name="Alpha")
        self._open(self.partner_b, name="Foreign")
        self._register(name="Draft", submit=False)
        self._register(self.colleague_a, name="Colleague's draft", submit=False)
        self._returned(name="Returned", offering_id=self.offering.id)
        self._register(self.colleague_a, name="Shown to us", visibility="organization")
        self._shared(self.colleague_a, name="Shared")
        self.multiply(self._register(name="Many", submit=False), PAGE_SIZE + 2)

    def asked(self, kind, user):
        """Yield many combinations of what a list of deals offers."""
        portal = self.portal.with_user(user)
        spec = portal.env["prm.registration.list"]._spec(kind)
        for view, filterby in product(("mine", "all"), spec["filters"]):
            yield {"view": view, "filterby": filterby}
        for view, sortby in product(("mine", "all"), spec["sortings"]):
            yield {"view": view, "sortby": sortby}
        for groupby, search in product(spec["groupbys"], ("", "a", "Many", "REG")):
            yield {"view": "all", "groupby": groupby, "search": search}
        for search_in, days in product(spec["searches"], DAYS):
            yield {"view": "all", "search_in": search_in, "search": "e", **days}
        for name, choice in spec["choices"].items():
            for option in resolved(choice["options"]):
                yield {"view": "all", name: str(option["id"])}

    def test_each_way_to_ask_gives_a_file_of_the_same_rows(self):
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            for kind in ("registrations", "opportunities"):
                asked = list(self.asked(kind, user))
                sizes = {self.compare(kind, user, **params) for params in asked}
                with self.subTest(user=user.login, kind=kind):
                    self.assertGreater(len(asked), 40)
                    self.assertGreater(len(sizes), 1)

    def test_sections_narrow_the_file_as_they_narrow_the_list(self):
        before = self.compare("opportunities", self.supervisor_a, view="all")
        self._set("opportunities", scope="own")
        after = self.compare("opportunities", self.supervisor_a, view="all")
        self.assertEqual((before, after), (4, 0))
        self.assertEqual(self.compare("opportunities", self.partner_a), 2)
        self._set("opportunities", visible=False)
        for params in self.asked("registrations", self.supervisor_a):
            self.compare("registrations", self.supervisor_a, **params)

    def test_two_portals_of_one_person_have_files_of_their_own(self):
        second = self._create_second_company()
        partnership = second.with_user(self.partner_a)
        values = self._form_values(self.partner_a, name="There")
        partnership._register_deal(values, "f" * 32, submit=True)
        self._forget()
        there, me = second.portal_id, self.partner_a
        for filterby in ("all", "submitted", "draft"):
            asked = {"filterby": filterby}
            self.assertGreater(self.compare("registrations", me, **asked), 0)
            size = self.compare("registrations", me, there, **asked)
            self.assertEqual(size, 0 if filterby == "draft" else 1)
        address = f"/partner/{there.path}/export"
        page = self.visit(address, user=me, kind="registrations", format="csv")
        self.assertEqual(Sheet(page.response).column("Opportunity"), ["There"])

    def test_over_http_a_file_has_the_rows_of_all_pages(self):
        asked = ({}, {"sortby": "name"}, {"search": "many", "groupby": "state"})
        for form, params in product(FORMATS, asked):
            sheet = self.export(user=self.partner_a, form=form, **params)
            listed = self.listed(user=self.partner_a, **params)
            self.assertEqual(sheet.column("Opportunity"), listed)
            self.assertGreater(len(listed), PAGE_SIZE)

    def test_the_other_lists_have_files_too(self):
        self._share(user=self.partner_a)
        self._share(self._create_customer("Otto"))
        self._add(name="Noah Neu")
        self._create_document("Prices")
        self._create_document("News", data=None, kind="link", link="https://a.example")
        sizes = {"contacts": 2, "inbox": 1, "documents": 2}
        for kind, size in sizes.items():
            sheet = self.export(kind, user=self.partner_a, sortby="name")
            self.assertEqual(len(sheet.rows), size, kind)
            listed = self.listed(kind, user=self.partner_a, sortby="name")
            names = [text.removesuffix(" (opens in a new tab)") for text in listed]
            head = "Name" if kind == "documents" else "Full name"
            self.assertEqual(sheet.column(head), names)
        found = self.export("contacts", search="noah", form="csv")
        self.assertEqual(found.column("Source"), ["Added by you"])
        self.assertEqual(found.column("Company"), ["Neu AG"])
        documents = self.export("documents", filterby="link")
        self.assertEqual(documents.column("Link"), ["https://a.example"])
