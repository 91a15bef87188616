import { registry } from "@web/core/registry";

const row = (label) => `[name='section_ids'] .o_data_row:has([name='label']:contains('${label}'))`;

// An administrator arranges the sections of a portal.
registry.category("web_tour.tours").add("prm_arrange_sections", {
    steps: () => [
        { trigger: ".o_notebook a[name='sections']", run: "click" },
        {
            content: "Opportunities come before registrations",
            trigger: `${row("Opportunities")} .o_handle_cell`,
            run: `drag_and_drop(${row("Registrations")})`,
        },
        {
            content: "The rows have changed their places",
            trigger: `${row("Opportunities")} + .o_data_row:contains('Registrations')`,
        },
        {
            content: "Opportunities get a name of their own",
            trigger: `${row("Opportunities")} .o_data_cell[name='name']`,
            run: "click",
        },
        {
            trigger: `${row("Opportunities")} .o_data_cell[name='name'] input`,
            run: "edit Projects",
        },
        {
            content: "The program is not shown",
            trigger: `${row("Program")} .o_data_cell[name='visible'] input`,
            run: "click",
        },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved" },
    ],
});
registry.category("web_tour.tours").add("prm_see_arranged_sections", {
    steps: () => [
        {
            content: "The partner finds the new order, and the own name",
            trigger: ".prm_nav li:nth-child(2):contains('Projects')",
        },
        { trigger: ".prm_nav li:nth-child(3):contains('Registrations')" },
        { trigger: ".prm_nav:not(:contains('Program'))" },
        {
            trigger: ".prm_nav a:contains('Projects')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "h1:contains('Projects')" },
    ],
});
