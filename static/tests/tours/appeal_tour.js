import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("prm_appeal_asked", {
    steps: () => [
        { trigger: ".prm_open_prm_appeal", run: "click" },
        { trigger: "#prm_appeal.show #prm_appeal_reason", run: "edit  " },
        {
            content: "Without a reason the dialog opens again and says why",
            trigger: "#prm_appeal.show .prm_appeal_submit",
            run() {
                document.querySelector("#prm_appeal form").noValidate = true;
                document.querySelector(".prm_appeal_submit").click();
            },
            expectUnloadPage: true,
        },
        { trigger: "#prm_appeal.show #prm_appeal_error:contains('Tell us why')" },
        {
            trigger: "#prm_appeal.show #prm_appeal_reason",
            run: "edit The customer has signed",
        },
        {
            trigger: "#prm_appeal.show .prm_appeal_submit",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "section.prm_appeal_open:contains('looks at it again and answers by')" },
        {
            content: "Nothing more can be appealed",
            trigger: "body:not(:has(.prm_open_prm_appeal))",
        },
    ],
});

tours.add("prm_appeal_granted", {
    steps: () => [
        { trigger: ".o_data_row:contains('Tour deal') td[name='decision']", run: "click" },
        { trigger: ".o_form_view [name='reason']:contains('The customer has signed')" },
        { trigger: ".o_field_widget[name='reason_id'] input", run: "edit A reopening" },
        { trigger: ".dropdown-item:contains('A reopening')", run: "click" },
        {
            trigger: ".o_field_widget[name='answer'] textarea",
            run: "edit You were right",
        },
        { trigger: "button[name='action_grant']", run: "click" },
        { trigger: ".o_statusbar_status .o_arrow_button_current:contains('Granted')" },
    ],
});

tours.add("prm_appeal_seen", {
    steps: () => [
        { trigger: "section.prm_appeal_granted:contains('we review the deal once more')" },
        { trigger: "section.prm_appeal_granted .prm_appeal_answer:contains('You were right')" },
    ],
});
