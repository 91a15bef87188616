import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("prm_first_steps", {
    steps: () => [
        {
            content: "The app opens on the first steps",
            trigger: ".o_kanban_record:contains('Publish a portal'):contains('To do')",
        },
        {
            trigger:
                ".o_kanban_record:contains('Create the first partnership') button[name='action_open']",
            run: "click",
        },
        {
            content: "The empty kanban says what to do",
            trigger: ".o_kanban_view .o_nocontent_help:contains('Create a partnership')",
        },
        {
            trigger: ".o_menu_sections a:contains('First steps')",
            run: "click",
        },
        {
            trigger: "button[name='action_hide']",
            run: "click",
        },
        {
            trigger: ".modal-footer .btn-primary",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "They are gone",
            trigger:
                ".o_menu_sections:contains('Registrations'):not(:contains('First steps'))",
        },
    ],
});
