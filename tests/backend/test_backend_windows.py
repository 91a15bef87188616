"""Each window of each role opens in a browser, in each of its views, without a word."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from ..small_parts_common import SmallParts

READY = "odoo.isReady === true"
# The client opens all windows on one page; its console tells what goes wrong.
OPEN_ALL = """
(async () => {
    const { action, orm, menu } = odoo.__WOWL_DEBUG__.root.env.services;
    const said = [];
    const fault = (where, what) => said.push(`${where}: ${what}`);
    let where = "start";
    const { warn, error } = console;
    console.warn = (...words) => fault(where, words.join(" "));
    console.error = (...words) => fault(where, words.join(" "));
    const windows = [];
    const collect = (entry) => {
        if (entry.actionID) windows.push([entry.xmlid, entry.actionID]);
        entry.childrenTree.forEach(collect);
    };
    const app = menu.getApps().find((one) => one.xmlid === "prm.menu_prm_root");
    collect(menu.getMenuAsTree(app.id));
    const meant = windows.filter(([xmlid]) => xmlid.includes("ONLY"));
    const seen = new Set();
    const open = async (name, id, options) => {
        where = name;
        try {
            await action.doAction(id, { clearBreadcrumbs: true, ...options });
        } catch (failure) {
            fault(name, failure.message);
        }
        await new Promise((done) => setTimeout(done, 30));
        const dialog = document.querySelector(".o_error_dialog");
        if (dialog) {
            fault(name, dialog.innerText);
            dialog.querySelector(".btn-close, .btn-primary").click();
        }
        seen.add(name);
    };
    for (const [xmlid, id] of meant) {
        const { type, views, res_model } = await action.loadAction(id);
        if (type !== "ir.actions.act_window") {
            await open(xmlid, id);
            continue;
        }
        for (const [, viewType] of views) {
            const name = `${xmlid}, ${viewType}`;
            if (viewType === "search") continue;
            if (viewType !== "form") {
                await open(name, id, { viewType });
                continue;
            }
            const [resId] = await orm.search(res_model, [], { limit: 1 });
            if (resId) await open(name, id, { viewType, props: { resId } });
        }
    }
    Object.assign(console, { warn, error });
    const least = FEWEST;
    if (seen.size < least) fault("menus", `only ${seen.size} views`);
    if (said.length) console.error(said.join("\\n"));
    else console.log("test successful");
})();
"""


@tagged("-at_install", "post_install")
class TestBackendWindows(SmallParts, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self._create_organization("Contested Ltd")
        self.waiting = self._register(customer_name="Contested Ltd", ask_review=True)
        approved = self._register(comments="Hello")
        self.lead = self._approve(approved)
        part = {"name": "Part", "partnership_id": self.partnership_a.id}
        self.env["prm.marketing.activity"].create(part)
        self.env["prm.fund.entry"].create({**part, "amount": 10})

    def open_all(self, user, fewest, only="menu"):
        code = OPEN_ALL.replace("FEWEST", str(fewest)).replace("ONLY", only)
        self.browser_js("/odoo", code, READY, user.login, timeout=300)

    def test_each_window_opens_without_a_word(self):
        """Whoever works with all partners has the menus of who works with some."""
        roles = (
            (self.channel_own, 70),
            (self.channel_admin, 90),
            (self.salesperson, 1),
        )
        for user, fewest in roles:
            with self.subTest(user=user.login):
                self.open_all(user, fewest)

    def test_a_view_that_does_not_open_is_told(self):
        """What the server takes for a view, and a browser does not."""
        view = self.env.ref("prm.prm_tier_view_list")
        view.arch = view.arch.replace(
            '<field name="level"', '<field name="level" widget="no_such_widget"', 1
        )
        with self.assertRaises(self.failureException) as told:
            self.open_all(self.channel_admin, 1, only="tiers")
        self.assertIn("no_such_widget", str(told.exception))
        self.assertIn("prm.menu_prm_tiers, list", str(told.exception))
