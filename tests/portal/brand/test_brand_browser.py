"""What a browser makes of a portal's look: contrast as measured, sheets that load."""

from odoo.tests import tagged

from ....policy.contrast import channels
from ...http_common import PrmHttpCase

READY = "document.readyState === 'complete'"
READ = """
const parts = (text) => text.match(/[0-9.]+/g).map(Number);
const linear = (part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
function luminance(color) {
    const [red, green, blue] = parts(color).map((part) => linear(part / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function background(node) {
    const color = getComputedStyle(node).backgroundColor;
    const isClear = parts(color)[3] === 0;
    return isClear && node.parentElement ? background(node.parentElement) : color;
}
function ratio(node) {
    const tones = [getComputedStyle(node).color, background(node)].map(luminance);
    tones.sort((one, other) => other - one);
    return (tones[0] + 0.05) / (tones[1] + 0.05);
}
function fail(text) { throw new Error(text); }
"""
CONTRAST = (
    READ
    + """
const still = document.createElement("style");
still.textContent = "* { transition: none !important; }";
document.head.append(still);
const links = {};
for (const theme of ["light", "dark"]) {
    document.documentElement.dataset.bsTheme = theme;
    for (const name of [".prm_register", ".prm_welcome a", ".btn-outline-primary"]) {
        const node = document.querySelector(name) || fail(`${name} is missing`);
        if (ratio(node) < 4.5) {
            const style = getComputedStyle(node);
            fail(`${name}, ${theme}: ${style.color} on ${background(node)}`);
        }
    }
    const link = document.querySelector(".prm_welcome a");
    links[theme] = getComputedStyle(link).color;
}
const button = getComputedStyle(document.querySelector(".prm_register"));
if (parts(button.backgroundColor).slice(0, 3).join() !== "%(color)s") {
    fail(`the button is ${button.backgroundColor}`);
}
if (links.light === links.dark) {
    fail("links look alike in light and dark");
}
console.log("test successful");
"""
)
SHEETS = (
    READ
    + """
const title = getComputedStyle(document.querySelector("h1"));
if (title.letterSpacing !== "7px") {
    fail("the style sheet was not applied");
}
if (getComputedStyle(document.body).margin !== "0px") {
    fail("the styles of this site were not applied");
}
for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    link.sheet || fail(`${link.href} was not loaded`);
}
document.addEventListener("securitypolicyviolation", (event) => {
    if (event.effectiveDirective.startsWith("style-src")) {
        console.log("test successful");
    }
});
const foreign = document.createElement("link");
foreign.rel = "stylesheet";
foreign.href = "https://foreign.example/other.css";
document.head.append(foreign);
"""
)


@tagged("post_install", "-at_install")
class TestBrandBrowser(PrmHttpCase):
    def test_text_can_be_read_in_light_and_dark_whatever_the_color(self):
        self.portal.welcome = '<p><a href="https://www.example.com">Price list</a></p>'
        rows = self.portal.widget_ids  # without them, the home has an outlined button
        rows.filtered(lambda row: row.key == "first_steps").visible = False
        for color in ("#ffcc00", "#1a3d7c", "#777777", "#00ff7f", "#e6007e"):
            with self.subTest(color):
                self.portal.brand_color = color
                code = CONTRAST % {"color": ",".join(map(str, channels(color)))}
                self.browser_js(self.HOME, code, READY, self.partner_a.login)

    def test_the_style_sheet_loads_and_another_one_does_not(self):
        sheet = self.env["ir.attachment"].create(
            {
                "name": "portal.css",
                "raw": b"h1 { letter-spacing: 7px; }",
                "mimetype": "text/css",
                "public": True,
            }
        )
        self.portal.css_url = f"/web/content/{sheet.id}/portal.css"
        self.browser_js(
            self.HOME,
            SHEETS,
            READY,
            login=self.partner_a.login,
            error_checker=lambda text: "foreign.example" not in text,
        )
