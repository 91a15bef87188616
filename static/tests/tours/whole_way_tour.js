import { registry } from "@web/core/registry";

// The way from the partner's form to the win, after tour prm_register_new_company.
const tours = registry.category("web_tour.tours");

tours.add("prm_whole_way_qualify", {
    steps: () => [
        {
            content: "The registration waits first of all",
            trigger: ".o_kanban_record:contains('Tour deal')",
            run: "click",
        },
        {
            content: "The partner's file and data are there",
            trigger: ".o_form_view .o_field_widget[name='name']:contains('Tour deal')",
        },
        { trigger: "button[name='action_start_review']", run: "click" },
        { trigger: "button[name='action_open_qualify']", run: "click" },
        {
            content: "A new customer and a new opportunity are proposed",
            trigger: ".modal .o_field_widget[name='customer_mode'] input:checked",
        },
        {
            content: "The salesperson shall own it",
            trigger: ".modal .o_field_widget[name='user_id'] input",
            run: "edit salesperson_t",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains('salesperson_t')",
            run: "click",
        },
        { trigger: ".modal button[name='action_confirm']", run: "click" },
        {
            content: "Approved, with its opportunity one click away",
            trigger: ".o_statusbar_status .o_arrow_button_current:contains('Approved')",
        },
        { trigger: "button[name='action_open_lead']:visible" },
    ],
});

tours.add("prm_whole_way_win", {
    steps: () => [
        {
            content: "The opportunity says whose partner registered it",
            trigger: ".o_form_view .alert:contains('Alder Systems')",
        },
        { trigger: "button[name='action_set_won_rainbowman']", run: "click" },
        { trigger: ".o_statusbar_status .o_arrow_button_current:contains('Won')" },
    ],
});

tours.add("prm_whole_way_won", {
    steps: () => [
        {
            content: "The list of opportunities says so",
            trigger: ".prm_row:contains('Tour deal')",
        },
        {
            trigger: ".prm_row:contains('Tour deal')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".badge:contains('Won')" },
    ],
});
