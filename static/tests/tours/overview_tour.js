import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("prm_overview", {
    steps: () => [
        {
            content: "The app opens on the overview",
            trigger: ".prm_overview h2:contains('To decide')",
        },
        {
            content: "What must not wait is reached by keyboard",
            trigger: ".prm_overview button[data-key='overdue']:contains('1')",
            run() {
                this.anchor.focus();
            },
        },
        { trigger: ".prm_overview button[data-key='overdue']:focus", run: "press Enter" },
        {
            content: "The list has as many rows as the number said",
            trigger: ".o_list_view tbody:not(:has(.o_data_row + .o_data_row)) .o_data_row",
        },
        {
            content: "Its name says what it shows",
            trigger: ".o_breadcrumb:contains('Overdue decisions')",
        },
        {
            content: "Back to the overview",
            trigger: ".o_breadcrumb .o_back_button, .breadcrumb-item a:contains('Overview')",
            run: "click",
        },
        {
            content: "News open the deal",
            trigger: ".prm_overview button[data-deal]",
            run: "click",
        },
        { trigger: ".o_form_view [name='state']" },
    ],
});

tours.add("prm_overview_done", {
    steps: () => [
        { trigger: ".prm_overview_done:contains('All done')" },
        {
            content: "Empty lists are there all the same",
            trigger: ".prm_overview_zero button[data-key='conflicts']",
            run: "click",
        },
        { trigger: ".o_breadcrumb:contains('Conflicts to decide')" },
    ],
});
