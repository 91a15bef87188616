"""All forms of the portal obey the same rules, whoever writes the next one."""

from lxml import etree

from odoo.tests import BaseCase, tagged

from ...places import ROOT

# Each of them stands in the page of a form, and lets something be typed.
TYPED = {
    "prm.portal_form_lines",
    "prm.portal_form_card",
    "prm.portal_field",
    "prm.portal_saved_fields",
    "prm.portal_invitation_input",
}
TYPES = {"text", "email", "number", "tel", "url", "search", "password"}
TEMPLATES = "views/**/*_templates.xml"
# Class of a form → why nothing of it is kept in the browser.
NOT_KEPT = {
    "prm_accept_form": "a password",
    "prm_address_form": "a password",
    "prm_saved_form": "one name",
    "prm_terms_form": "one name",
}


def forms():
    """Return the file and each form that sends something, of small addons as well."""
    for path in sorted(ROOT.glob(TEMPLATES)) + sorted(
        ROOT.glob(f"addons/*/{TEMPLATES}")
    ):
        for form in etree.parse(path).iter("form"):
            if form.get("method") == "post":
                yield path.relative_to(ROOT), form


def is_typed(element):
    """Tell whether somebody types in this element of a form."""
    is_text = element.tag == "input" and element.get("type") in TYPES
    seen = is_text and element.get("tabindex") != "-1"
    return seen or element.tag == "textarea" or element.get("t-call") in TYPED


def tokens(element):
    """Return the names of the hidden tokens in an element."""
    names = element.xpath(".//input[@type='hidden']/@name")
    return [each for each in names if each.endswith("_token")]


@tagged("prm_once")
class TestFormsAlike(BaseCase):
    """Read as text: what a form is does not hang on who opens it."""

    def where(self, path, form):
        return f"{path}:{form.sourceline}"

    def test_the_server_alone_says_what_is_wrong(self):
        """No bubbles of the browser: one field at a time, in other words."""
        found = [(self.where(path, form), form) for path, form in forms()]
        self.assertGreater(len(found), 40)
        for place, form in found:
            with self.subTest(place):
                self.assertEqual(form.get("novalidate"), "novalidate")

    def test_what_is_typed_is_kept_until_it_is_accepted(self):
        """After an expired session, an error page, a lost connection."""
        for path, form in forms():
            names = form.get("class", "").split()
            if not any(map(is_typed, form.iter("*"))) or NOT_KEPT.keys() & {*names}:
                continue
            with self.subTest(self.where(path, form)):
                self.assertIn("prm_keep", names)
                keys = {"data-prm-keep", "t-attf-data-prm-keep"}
                self.assertTrue(keys & {*form.keys()})
                # What was accepted is known by the token of its form.
                self.assertEqual(len(tokens(form)), 2)

    def test_what_is_typed_in_a_question_is_kept_as_well(self):
        calls = [
            (path, call)
            for path in sorted((ROOT / "views").rglob("*_templates.xml"))
            for call in etree.parse(path).iterfind(".//t[@t-call='prm.portal_ask']")
            if any(map(is_typed, call.iter("*")))
        ]
        self.assertTrue(calls)
        for path, call in calls:
            names = call.xpath("./t[@t-set='prm_ask_form']/@t-valuef")
            if NOT_KEPT.keys() & {*names}:
                continue
            with self.subTest(self.where(path.relative_to(ROOT), call)):
                self.assertTrue(call.xpath("./t[@t-set='prm_ask_kept']"))
                self.assertEqual(len(tokens(call)), 1)
