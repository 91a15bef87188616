import { registry } from "@web/core/registry";

const card = (name) => `.prm_board .prm_row:contains(${name})`;
const step = (keys, name) => ({
    content: `${keys} leads to ${name}`,
    trigger: ".prm_board .prm_row:focus",
    run: `press ${keys}`,
});
const onCard = (name) => ({
    content: `The focus is on ${name}`,
    trigger: `.prm_board .prm_row:focus:contains(${name})[tabindex='0']`,
});

registry.category("web_tour.tours").add("prm_board_by_keyboard", {
    steps: () => [
        {
            content: "One card alone is reached by Tab",
            trigger: `${card("Draft")}[tabindex='0']`,
            run() {
                const tabs = document.querySelectorAll(".prm_row[tabindex='0']");
                const menus = document.querySelectorAll(".prm_acts[tabindex='0']");
                if (tabs.length !== 1 || menus.length !== 1) {
                    throw new Error("Tab stops at more than one card");
                }
                tabs[0].focus();
            },
        },
        step("ArrowRight", "the first of the next column"),
        onCard("First"),
        step("ArrowDown", "the one below"),
        onCard("Second"),
        step("End", "the last one"),
        onCard("Third"),
        step("ArrowDown", "nowhere further"),
        onCard("Third"),
        step("Home", "the first one"),
        onCard("First"),
        step("ArrowLeft", "the column before"),
        onCard("Draft"),
        step("ArrowRight", "the next column again"),
        {
            content: "Open the deal: it is a link",
            trigger: ".prm_board .prm_row:focus:contains(First)",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "h1:contains(First)" },
    ],
});

registry.category("web_tour.tours").add("prm_board_on_phone", {
    steps: () => [
        {
            content: "The first column is open, the next one is folded",
            trigger: card("Draft"),
        },
        {
            trigger: ".prm_fold[aria-expanded='false']:contains(Submitted)",
            run: "click",
        },
        {
            content: "Unfolded, its cards are there",
            trigger: ".prm_board .collapse.show .prm_row:contains(Deal 3)",
        },
        {
            trigger: ".prm_fold[aria-expanded='true']:contains(Submitted)",
            run: "click",
        },
        {
            content: "It is folded again",
            trigger: ".prm_fold.collapsed[aria-expanded='false']:contains(Submitted)",
        },
    ],
});
