import { registry } from "@web/core/registry";

const list = (name) => `.o_field_widget[name='${name}']`;
const row = (name, label) => `${list(name)} .o_data_row:has([name='label']:contains('${label}'))`;
const form = "registration_field_ids";

const open = (page) => ({ trigger: `.o_notebook a[name='${page}']`, run: "click" });
const stands = (name, label, before) => ({
    trigger: `${row(name, label)} + .o_data_row:contains('${before}')`,
});
const drag = (name, label, before) => [
    {
        content: `${label} is dragged before ${before}`,
        trigger: `${row(name, label)} .o_handle_cell`,
        run: `drag_and_drop(${row(name, before)})`,
    },
    stands(name, label, before),
];

// An administrator arranges what partners find: home, form with questions, profiles.
registry.category("web_tour.tours").add("prm_arrange_portal", {
    steps: () => [
        open("home"),
        ...drag("widget_ids", "News", "Counters"),
        open("registration_form"),
        // Out of the card of the questions.
        ...drag(form, "Quay", "Contact phone"),
        open("profiles"),
        ...drag("contact_field_ids", "Phone", "Name"),
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved" },
        open("registration_form"),
        {
            content: "It went back into its card, and is its first question now",
            ...stands(form, "Quay", "Site"),
        },
        stands(form, "Contact phone", "Quay"),
    ],
});
