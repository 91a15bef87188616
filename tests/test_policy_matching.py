"""Which descriptions of a customer are the same customer."""

from odoo.tests import BaseCase, tagged

from odoo.addons.prm.policy.email_address import FREE_MAIL
from odoo.addons.prm.policy.matching import (
    HINT,
    LIKELY,
    SAME,
    Fingerprint,
    Match,
    match,
    normalize_host,
    normalize_name,
)

# One line, one company in several spellings.
SAME_NAME = (
    ("Acme", "ACME", " acme ", "Acme, Inc.", "ACME Inc", "Acme LLC", "Acme Ltd."),
    ("Acme GmbH & Co. KG", "acme gmbh co kg", "ACME G.m.b.H. & Co KG", "Acme AG"),
    ("Müller", "MULLER", "Mu\u0308ller e.K.", "Müller\u00a0GmbH"),
    ("Straße 7", "STRASSE 7 S.A."),
    ("Łódź Søn", "Lodz Son A/S", "łódź søn aps", "Łódź Søn Sp. z o.o."),
    ("Łódź", "Lodz sp z o. o.", "Lodz Sp.z o.o.", "ŁÓDŹ spółka z o.o."),
    ("Škoda", "Skoda a.s.", "ŠKODA s.r.o.", "Skoda spol. s r.o."),
    ("Ромашка", "ООО «Ромашка»", "ромашка, ООО", "Ромашка ПАО", "ЗАО РОМАШКА"),
    ("Ёлка", "ООО Елка", "Общество с ограниченной ответственностью «Ёлка»"),
    ("Romashka", "OOO Romashka", "Romashka OAO"),
    ("Volvo", "AB Volvo", "Volvo AB", "VOLVO Oyj"),
    ("Johnson & Johnson", "Johnson and Johnson", "JOHNSON JOHNSON Corp."),
    ("H&M", "H & M", "h. m.", "HM"),
    ("IBM", "I.B.M.", "I. B. M. Corporation", "IBM Company"),
    ("O'Neil", "O\u2019Neil", "ONEIL", "O\u00b4Neil Pty Ltd"),
    ("Coca-Cola", "Coca Cola", "Coca\u2013Cola\u2122 Co."),
    ("Cemex", "CEMEX S.A. de C.V.", "Cemex S. de R.L. de C.V."),
    ("トヨタ", "ﾄﾖﾀ", "トヨタ Corp."),
    ("公司名", "公司名 Ltd"),
)

DIFFERENT_NAME = (
    ("Acme", "Acme Tools"),
    ("Toyota USA", "Toyota"),
    ("San Diego Zoo", "San Diego"),
    ("Ромашка", "Romashka"),
    ("की", "का"),
    ("が", "か"),
)

HOSTS = {
    "example.com": (
        "example.com",
        "EXAMPLE.com.",
        "www.example.com",
        "http://example.com",
        "https://www.Example.com/en/shop?x=1#top",
        "HTTPS://ann:secret@www.example.com:8443/",
        "//example.com/path",
        "  example.com/  ",
        "example.com\\path",
    ),
    "shop.example.com": ("shop.example.com", "https://shop.example.com/www.other.com"),
    "www.com": ("www.com", "https://www.com/"),
    "xn--strae-oqa.example": ("straße.example", "http://STRAẞE.example"),
    "xn--mnchen-3ya.example": ("münchen.example", "https://www.MÜNCHEN.example/x"),
    "": (
        "",
        None,
        "no website",
        "localhost",
        "http://",
        "https:///path",
        "..",
        "exa mple.com",
        "http://192.168.0.1/",
        "javascript:alert(1)",
        "javascript://example.com/%0aalert(1)",
        "ftp://example.com",
        f"{'a' * 64}.com",
        "-.com",
        "\x00.com",
    ),
}

ACME = {
    "name": "Acme Inc.",
    "website": "https://www.acme.example/",
    "vat": "12-345 6789",
    "email": "ann@acme.example",
}

# What the other customer is known by → what matches, how much and how sure that is.
MATCHES = (
    ({}, (), 0, ""),
    ({"name": "Other", "website": "other.example", "vat": "98765"}, (), 0, ""),
    ({"name": "ACME"}, ("name",), 30, LIKELY),
    ({"website": "acme.example/en"}, ("host", "email_domain"), 50, SAME),
    ({"website": "shop.acme.example"}, ("host", "email_domain"), 50, SAME),
    ({"vat": "123456789"}, ("vat",), 60, SAME),
    ({"email": "bob@acme.example"}, ("email_domain",), 10, HINT),
    ({"name": "acme", "email": "bob@acme.example"}, ("name", "email_domain"), 40, SAME),
    ({"name": "acme", "vat": "123456789"}, ("vat", "name"), 90, SAME),
    (ACME, ("vat", "host", "name", "email_domain"), 100, SAME),
)


@tagged("prm_policy")
class TestNormalising(BaseCase):
    """Spelling does not count."""

    def test_spellings_of_one_name_are_equal(self):
        for first, *others in SAME_NAME:
            for other in others:
                with self.subTest(first=first, other=other):
                    self.assertEqual(normalize_name(other), normalize_name(first))

    def test_other_names_stay_different(self):
        for first, other in DIFFERENT_NAME:
            with self.subTest(first=first, other=other):
                self.assertNotEqual(normalize_name(other), normalize_name(first))

    def test_a_name_is_never_reduced_to_nothing(self):
        for name in (
            "Ltd",
            "GmbH & Co. KG",
            "ООО",
            "& and",
            "!!!",
            "S.A.",
            "Sp. z o.o.",
        ):
            with self.subTest(name=name):
                self.assertTrue(normalize_name(name))
        for blank in ("", "   ", None, False):
            self.assertEqual(normalize_name(blank), "")

    def test_normalising_twice_changes_nothing(self):
        for names in SAME_NAME:
            for once in map(normalize_name, names):
                self.assertEqual(normalize_name(once), once)

    def test_websites_are_compared_by_their_host(self):
        for host, websites in HOSTS.items():
            for website in websites:
                with self.subTest(website=website):
                    self.assertEqual(normalize_host(website), host)


@tagged("prm_policy")
class TestMatching(BaseCase):
    """What is equal, and how much that says."""

    def test_the_table_of_matches(self):
        acme = Fingerprint.of(**ACME)
        for known, *expected in MATCHES:
            with self.subTest(known=known):
                other = Fingerprint.of(**known)
                self.assertEqual(match(acme, other), Match(*expected))
                self.assertEqual(match(other, acme), match(acme, other))

    def test_empty_values_never_match(self):
        self.assertEqual(match(Fingerprint(), Fingerprint()), Match((), 0, ""))
        odoo_empty = Fingerprint.of(name=False, website=False, vat=False, email=False)
        self.assertEqual(odoo_empty, Fingerprint())

    def test_free_mail_tells_nothing_about_an_organisation(self):
        for mail_domain in FREE_MAIL:
            fingerprint = Fingerprint.of(email=f"ann@{mail_domain}")
            self.assertEqual(fingerprint.email_domain, "")
