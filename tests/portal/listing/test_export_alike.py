"""Files have exactly the rows of their lists: each list, view, filter and order."""

from itertools import combinations, product

from odoo.tests import tagged

from ....controllers.list_query import resolved
from ....controllers.portal_list import PortalList
from ...enablement.documents.document_common import DocumentData
from ...sharing.contact.contact_common import ContactData
from ...sharing.offer.offer_common import OfferData
from ..sections.section_common import SectionData
from .export_common import ExportCase

# A list → by what its rows are told apart.
LISTS = {
    "registrations": "Number",
    "opportunities": "Number",
    "offers": "Number",
    "contacts": "Full name",
    "inbox": "Full name",
    "documents": "Name",
}
DAYS = (
    {"date_begin": "2031-05-01"},
    {"date_end": "2031-05-05"},
    {"date_begin": "2031-05-05", "date_end": "2031-05-05"},
)


@tagged("post_install", "-at_install")
class TestExportAlike(SectionData, ContactData, OfferData, DocumentData, ExportCase):
    def setUp(self):
        super().setUp()
        self._create_deals()
        for number in range(2):
            self.offer(
                self.lead(name=f"L{number}"), self.partnership_a, days=number + 1
            )
        self._share(self._create_customer("Carla", "Alpha"), user=self.partner_a)
        self._share(self._create_customer("Otto", "Beta"))
        self._add(name="Noah Neu")
        self._create_document("Prices")
        self._create_document("News", data=None, kind="link", link="https://a.example")

    def _create_deals(self):
        """Create deals with something in each field that lists are narrowed by."""
        facts = {
            "first_submitted_at": "2031-05-05 12:00:00",
            "decided_at": "2031-05-04 12:00:00",
            "date_closing": "2031-05-05",
            "protection_end": "2031-05-06",
            "last_news_at": "2031-05-05 23:30:00",
        }
        deals = [
            self._won(name="Won", amount=12.5),
            self._open(name="Open", customer_name="Beta"),
            self._open(self.colleague_a, name="Colleague's", customer_name="Alpha"),
            self._returned(name="Returned", offering_id=self.offering.id),
            self._register(self.colleague_a, name="Ours", visibility="organization"),
        ]
        for deal in deals[::2]:
            deal.sudo()._write_guarded(facts)
        self._open(self.partner_b, name="Foreign")
        self._register(name="Draft", submit=False)
        self._shared(self.colleague_a, name="Shared")
        self._forget()

    def kinds_of_asking(self, spec):
        """Return kind of a filter → what is asked, everything that a list offers."""
        offers = {"filterby": "filters", "sortby": "sortings", "groupby": "groupbys"}
        asked = {name: [{name: key} for key in spec[of]] for name, of in offers.items()}
        dates = [*spec.get("dates", ())]
        return {
            **asked,
            "search": [
                {"search_in": key, "search": text}
                for key, text in product(spec["searches"], ("a", "o", "zz"))
            ],
            **self.values_asked(spec),
            "dates": [{"date_of": key, **days} for key, days in product(dates, DAYS)],
            "spans": [
                {"date_of": key, "span": span}
                for key, span in product(dates[2:3] or dates, spec.get("spans", ()))
            ],
        }

    def values_asked(self, spec):
        """Return the same of what is chosen, ticked and typed."""
        choices, ticks = spec.get("choices", {}), spec.get("ticks", {})
        texts = spec.get("texts", ())
        return {
            "choices": [
                {name: str(option["id"])}
                for name, choice in choices.items()
                for option in resolved(choice["options"])
            ],
            "ticks": [
                {name: ",".join(keys)}
                for name, tick in ticks.items()
                for keys in (*([key] for key in tick["options"]), tick["options"])
            ],
            "texts": [{name: text} for name, text in product(texts, ("a", "1"))],
        }

    def spec(self, kind, user):
        """Return what a list offers to a person."""
        portal = self.portal.with_user(user)
        service = portal.env["prm.list.export"]._service(portal, kind)
        return PortalList(service, kind, "/x", {}).spec

    def test_every_list_with_a_toolbar_is_compared(self):
        self.assertEqual(
            set(self.env["prm.list.export"]._lists()) & set(LISTS), {*LISTS}
        )

    def test_whatever_is_asked_of_a_list_its_file_has_the_same_rows(self):
        users = (self.partner_a, self.supervisor_a)
        for (kind, column), user in product(LISTS.items(), users):
            spec = self.spec(kind, user)
            asked = self.kinds_of_asking(spec)
            sizes = set()
            for view, wishes in product(spec["views"], asked.values()):
                for params in wishes:
                    ask = {"view": view, **params}
                    sizes.add(self.compare(kind, user, column=column, **ask))
            with self.subTest(kind=kind, user=user.login):
                self.assertGreater(len(sizes), 1)

    def test_each_kind_of_filter_is_there(self):
        asked = self.kinds_of_asking(self.spec("registrations", self.supervisor_a))
        for kind, wishes in asked.items():
            with self.subTest(kind=kind):
                self.assertGreater(len(wishes), 2)

    def test_filters_are_joined_in_files_as_in_lists(self):
        user = self.supervisor_a
        for kind in ("registrations", "opportunities"):
            spec = self.spec(kind, user)
            asked = [wishes[-1] for wishes in self.kinds_of_asking(spec).values()]
            for first, second in combinations(asked, 2):
                self.compare(kind, user, **{"view": "all", **first, **second})
