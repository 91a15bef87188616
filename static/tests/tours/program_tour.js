import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

/** Fail with a sentence: a tour tells an error of a step as its own. */
function check(isSo, sentence) {
    if (!isSo) {
        throw new Error(sentence);
    }
}

function shownPanels() {
    const panels = [...document.querySelectorAll(".prm_tabs [role='tabpanel']")];
    return panels.filter((panel) => panel.checkVisibility()).map((panel) => panel.id);
}

function isAt(key) {
    return () => {
        check(shownPanels().join() === key, `${shownPanels()} instead of ${key}`);
        check(document.activeElement.dataset.tab === key, `the focus is not on ${key}`);
        const tab = new URL(window.location).searchParams.get("tab");
        check(tab === key, `the address says ${tab}`);
    };
}

/** Press a key on a tab; afterwards another one is open, focused and in the address. */
function press(from, key, to) {
    return [
        { trigger: `[role='tab'][data-tab='${from}']`, run: `press ${key}` },
        {
            trigger: `[role='tab'][data-tab='${to}'][aria-selected='true'][tabindex='0']`,
            run: isAt(to),
        },
    ];
}

tours.add("prm_program_tabs", {
    steps: () => [
        {
            content: "The first tab is open, its panel alone is shown",
            trigger: "[role='tab'][data-tab='progress'][tabindex='0']",
            run() {
                check(shownPanels().join() === "progress", shownPanels().join());
                this.anchor.focus();
            },
        },
        ...press("progress", "ArrowRight", "benefits"),
        ...press("benefits", "ArrowRight", "certificates"),
        ...press("certificates", "End", "about"),
        ...press("about", "ArrowRight", "progress"),
        ...press("progress", "ArrowLeft", "about"),
        ...press("about", "Home", "progress"),
        { content: "By mouse", trigger: "[role='tab'][data-tab='funds']", run: "click" },
        { trigger: "#funds:contains('Welcome budget')" },
        {
            content: "By an address with a hash",
            trigger: "#funds",
            run: () => (window.location.hash = "history"),
        },
        { trigger: "[data-tab='history'][aria-selected='true']" },
        {
            content: "What is no tab changes nothing",
            trigger: "#history:not([hidden])",
            run: () => (window.location.hash = "wrapwrap"),
        },
        { trigger: "#history:not([hidden])" },
    ],
});

/** Tell whether anything but transparency is drawn. */
function isDrawn(canvas) {
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
    return data.some((value) => value > 0);
}

tours.add("prm_home_charts", {
    steps: () => [
        {
            content: "The pipeline is drawn",
            trigger: "[data-chart='pipeline'] canvas[role='img']",
            run() {
                check(isDrawn(this.anchor), "nothing is drawn");
                check(window.Chart.getChart(this.anchor), "no chart is tied to it");
            },
        },
        {
            trigger: "[data-chart='registrations'] canvas",
            run() {
                const chart = window.Chart.getChart(this.anchor);
                check(chart.data.datasets.length === 2, "submitted and approved");
            },
        },
        {
            content: "Its numbers stand in a table, too",
            trigger: "[data-chart='pipeline'] details.prm_chart_table summary",
            run: "click",
        },
        { trigger: "[data-chart='pipeline'] details[open] td:contains('1,000.00')" },
        {
            content: "What is empty says so in words",
            trigger: "[data-chart='won']:not(:has(canvas)) .prm_chart_note:contains('No deal')",
        },
        { trigger: ".prm_as_of:contains('Counted on')" },
    ],
});
