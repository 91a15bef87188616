"""Which descriptions of a customer are the same customer."""

from pathlib import Path

from odoo.tests import BaseCase, tagged

from ...policy import match_facts
from ...policy.email_address import FREE_MAIL
from ...policy.matching import (
    HINT,
    LIKELY,
    SAME,
    Fingerprint,
    Match,
    match,
    normalize_host,
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


@tagged("prm_policy", "prm_once")
class TestNormalising(BaseCase):
    """Spelling does not count."""

    def test_websites_are_compared_by_their_host(self):
        for host, websites in HOSTS.items():
            for website in websites:
                with self.subTest(website=website):
                    self.assertEqual(normalize_host(website), host)


@tagged("prm_policy", "prm_once")
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

    def test_free_mail_tells_nothing_about_an_organization(self):
        for mail_domain in FREE_MAIL:
            fingerprint = Fingerprint.of(email=f"ann@{mail_domain}")
            self.assertEqual(fingerprint.email_domain, "")


@tagged("prm_policy", "prm_once")
class TestStamp(BaseCase):
    """Keys are renewed when what makes them changes, and for nothing else."""

    def test_what_makes_keys_is_told_from_the_rest_of_the_rules(self):
        rules = match_facts._rules()
        for name in ("tax_relation.py", "two_letters.py", "shared_hosts.txt"):
            self.assertIn(name, rules)
        for name in ("match_facts.py", "scoring.py", "registration_moves.py"):
            self.assertNotIn(name, rules)

    def test_a_comment_in_a_rule_changes_no_stamp_and_another_value_does(self):
        source = Path(match_facts.__file__).with_name("close_name.py").read_text()
        told = match_facts._meaning(source)
        self.assertEqual(match_facts._meaning(f"# Words of today.\n{source}"), told)
        changed = source.replace("_SHORTEST = 5", "_SHORTEST = 6")
        self.assertNotEqual(match_facts._meaning(changed), told)

    def test_each_rule_and_each_table_is_in_the_digest(self):
        rules = match_facts._rules()
        digest = match_facts._digest(rules)
        for name in rules:
            with self.subTest(name=name):
                other = match_facts._digest({**rules, name: "other"})
                self.assertNotEqual(other, digest)
