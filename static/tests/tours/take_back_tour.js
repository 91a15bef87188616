import { registry } from "@web/core/registry";

// The menu of a row leads there; then taken back, changed and sent again.
registry.category("web_tour.tours").add("prm_take_back_and_send_again", {
    steps: () => [
        {
            content: "Open the menu of the row by its button",
            trigger: "table .prm_acts[aria-expanded='false']",
            run: "click",
        },
        {
            content: "It offers to clone; go to the page by the name instead",
            trigger: "table .dropdown-menu.show a[data-act='clone'][href$='/clone']",
        },
        {
            trigger: "table a.prm_row",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Take it back, after the question",
            trigger: ".prm_open_take_back",
            run: "click",
        },
        {
            trigger: "#prm_take_back.show .prm_take_back",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "The form is open: change something",
            trigger: "#prm_budget",
            run: "edit Twice as much",
        },
        {
            trigger: ".prm_submit",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "It waits for the review again",
            trigger: ".prm_open_take_back",
        },
    ],
});
