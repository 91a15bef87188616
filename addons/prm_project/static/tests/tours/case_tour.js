import { registry } from "@web/core/registry";

// A partner opens a case; the test answers between the two halves.
registry.category("web_tour.tours").add("prm_case_open", {
    url: "/partner/test/cases",
    steps: () => [
        { trigger: ".prm_open_task", run: "click", expectUnloadPage: true },
        { trigger: "input[name=name]", run: "edit The license does not start" },
        { trigger: "textarea[name=text]", run: "edit It says that it has expired." },
        { trigger: "button.prm_send_request", run: "click", expectUnloadPage: true },
        { trigger: ".prm_message:contains(It says that it has expired.)" },
    ],
});

registry.category("web_tour.tours").add("prm_case_close", {
    url: "/partner/test/cases",
    steps: () => [
        {
            trigger: "a.prm_row:contains(The license does not start)",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_message:contains(We have renewed it.)" },
        { trigger: "button.prm_close_task", run: "click", expectUnloadPage: true },
        { trigger: "[data-state=solved]" },
        { trigger: "button.prm_reopen_task" },
    ],
});
