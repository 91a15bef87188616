import { registry } from "@web/core/registry";

const FOCUSED = ".prm_rows a.prm_row:focus";
const onRow = (name) => ({
    content: `The focus is on ${name}`,
    trigger: `${FOCUSED}:contains(${name})`,
});
const press = (keys, trigger = FOCUSED) => ({
    content: `Press ${keys}`,
    trigger,
    run: `press ${keys}`,
});

// What the documentation says of keys in a table, one after the other.
registry.category("web_tour.tours").add("prm_list_by_keyboard", {
    steps: () => [
        press("/", "body"),
        {
            content: "The focus is in the search box, which stays empty",
            trigger: "#prm_search:focus",
            run() {
                if (this.anchor.value) {
                    throw new Error("The key was typed into the search box");
                }
            },
        },
        press("ArrowDown", "#prm_search:focus"),
        onRow("First"),
        press("ArrowDown"),
        onRow("Second"),
        press("ArrowUp"),
        onRow("First"),
        press("End"),
        onRow("Third"),
        press("Home"),
        onRow("First"),
        press("ArrowRight"),
        {
            content: "The focus is on the menu of the row",
            trigger: "tr:contains(First) .prm_acts[aria-expanded='false']:focus",
            run: "press Enter",
        },
        {
            content: "It is open",
            trigger: "tr:contains(First) .dropdown-menu.show",
        },
        press("Escape", ".prm_acts:focus, .dropdown-menu.show :focus"),
        {
            content: "It is closed, and the arrow leads back",
            trigger: "tr:contains(First) .prm_acts[aria-expanded='false']:focus",
            run: "press ArrowLeft",
        },
        onRow("First"),
        {
            content: "Many options come when their field is opened",
            trigger: "button#prm_by_customer",
            run: "click",
        },
        { trigger: "select#prm_by_customer:focus" },
        {
            content: "Escape closes the filters from within",
            trigger: "#prm_filters_body.show #prm_by_sortby",
            run() {
                this.anchor.focus();
            },
        },
        press("Escape", "#prm_by_sortby:focus"),
        { trigger: ".prm_filter_toggle[aria-expanded='false']:focus" },
        press("/", ".prm_filter_toggle:focus"),
        press("ArrowDown", "#prm_search:focus"),
        {
            content: "Enter opens the row: it is a link",
            trigger: `${FOCUSED}:contains(First)`,
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "h1:contains(First)" },
    ],
});
