import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("prm_answer_on_the_page", {
    steps: () => [
        {
            content: "The question stands on the page of the deal",
            trigger: "#prm_question:contains('Is this deal still active?')",
        },
        { trigger: ".prm_open_question", run: "click" },
        { trigger: "#prm_answer_active", run: "click" },
        {
            content: "Without a day it is told at the field",
            trigger: ".prm_answer_submit",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "#prm_date_closing_error:contains('Enter when you expect')" },
        {
            content: "The answer was kept",
            trigger: "#prm_answer_active:checked",
        },
        {
            trigger: "#prm_date_closing",
            run() {
                const year = new Date().getFullYear() + 1;
                document.querySelector("#prm_date_closing").value = `${year}-03-01`;
            },
        },
        { trigger: ".prm_answer_submit", run: "click", expectUnloadPage: true },
        { trigger: ".prm_portal:contains('Thank you for your answer')" },
        { trigger: ".prm_timeline:contains('Still active')" },
        {
            content: "Nothing is asked anymore",
            trigger: "body:not(:has(#prm_question))",
        },
        { trigger: ".prm_open_extension", run: "click" },
        { trigger: "#prm_extension.show #prm_reason", run: "edit The tender was delayed" },
        { trigger: ".prm_extension_submit", run: "click", expectUnloadPage: true },
        { trigger: ".prm_held:contains('asked for 30 more days')" },
    ],
});
