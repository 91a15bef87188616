import { registry } from "@web/core/registry";

// From what a program asks for, by the course, to the certificate.
registry.category("web_tour.tours").add("prm_slides_course_passed", {
    steps: () => [
        { trigger: "[role='tab'][data-tab='certificates']", run: "click" },
        { trigger: ".prm_get a", run: "click", expectUnloadPage: true },
        {
            trigger: "a.o_wslides_js_course_join_link",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: "a.o_wslides_js_slides_list_slide_link",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "button:contains('Start Certification')", run: "click" },
        {
            trigger: ".js_question-wrapper:contains('Well?') label:contains('Yes')",
            run: "click",
        },
        { trigger: "button[value='finish']:contains('Submit')", run: "click" },
        // Surveys asks once more, in a dialog.
        { trigger: ".modal-footer button.btn-primary", run: "click" },
        { trigger: ".o_survey_finished:contains('Congratulations')" },
    ],
});

registry.category("web_tour.tours").add("prm_slides_certificate_found", {
    steps: () => [
        { trigger: "[role='tab'][data-tab='certificates']", run: "click" },
        { trigger: "#certificates:contains('Certified Engineer'):contains('Passed')" },
    ],
});
