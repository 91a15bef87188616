import { registry } from "@web/core/registry";

import { fill, openForm, submit } from "./register_tour";

// An administrator adds a question, a partner answers it, the reviewer reads it.
const tours = registry.category("web_tour.tours");
const questions = ".o_field_widget[name='question_editor']";

tours.add("prm_question_is_added", {
    steps: () => [
        {
            trigger: ".o_notebook_headers a:contains('Registration form')",
            run: "click",
        },
        {
            content: "Budget is one of the fields that can be arranged",
            trigger: ".o_field_widget[name='registration_field_ids'] td:contains('Budget')",
        },
        { trigger: `${questions} .o_field_property_add button`, run: "click" },
        {
            content: "Questions have labels",
            trigger: ".o_field_property_definition_header",
            run: "edit Which quay?",
        },
        { trigger: ".o_form_button_save", run: "click" },
        {
            content: "The question is a row of the form now",
            trigger:
                ".o_field_widget[name='registration_field_ids'] td:contains('Which quay?')",
        },
        { trigger: ".o_form_saved" },
    ],
});

tours.add("prm_question_is_answered", {
    steps: () => [
        openForm(),
        { trigger: "legend:contains('Questions')" },
        { trigger: "[name='is_new_company']", run: "click" },
        fill("name", "Quay deal"),
        fill("customer_name", "Quay Customer"),
        fill("customer_website", "https://quay.example.org"),
        fill("customer_vat", "123456799"),
        fill("contact_first_name", "Tina"),
        fill("contact_last_name", "Tour"),
        {
            content: "Answer the question",
            trigger: "label:contains('Which quay?') + input",
            run: "edit Quay 7",
        },
        submit(),
        {
            content: "The answer stands on the page",
            trigger: "dt:contains('Which quay?') + dd:contains('Quay 7')",
        },
    ],
});

tours.add("prm_question_is_read", {
    steps: () => [
        {
            trigger: ".o_kanban_record:contains('Quay deal')",
            run: "click",
        },
        {
            content: "The reviewer reads question and answer",
            trigger:
                ".o_field_widget[name='properties'] .o_property_field:contains('Which quay?'):contains('Quay 7')",
        },
    ],
});
