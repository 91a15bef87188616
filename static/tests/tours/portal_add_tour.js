import { registry } from "@web/core/registry";

// From the form of a sales team to its published portal.
registry.category("web_tour.tours").add("prm_portal_from_team", {
    steps: () => [
        { trigger: "button:contains('Create partner portal')", run: "click" },
        {
            content: "A path is proposed",
            trigger: ".modal .o_field_widget[name='address']:contains('/partner/field-sales')",
        },
        {
            content: "A word that is no portal is told while it is typed",
            trigger: ".modal .o_field_widget[name='path'] input",
            run() {
                this.anchor.value = "apply";
                this.anchor.dispatchEvent(new InputEvent("input", { bubbles: true }));
            },
        },
        {
            content: "The field was not left",
            trigger: ".modal .o_field_widget[name='path_problem']:contains('reserved')",
        },
        {
            content: "The keyboard corrects it",
            trigger: ".modal .o_field_widget[name='path'] input",
            run: "edit field",
        },
        {
            trigger: ".modal .o_field_widget[name='address']:contains('/partner/field')",
        },
        { trigger: ".modal button[name='action_confirm']", run: "click" },
        {
            content: "Its form opens, a draft",
            trigger: ".o_statusbar_status .o_arrow_button_current:contains('Draft')",
        },
        { trigger: "button[name='action_activate']:contains('Publish')", run: "click" },
        { trigger: ".o_statusbar_status .o_arrow_button_current:contains('Active')" },
    ],
});
