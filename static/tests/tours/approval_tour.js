import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const opened = [
    {
        content: "The contested deal waits in review",
        trigger: ".o_kanban_record:contains('Contested deal')",
        run: "click",
    },
    {
        trigger: ".o_form_view .o_field_widget[name='name']:contains('Contested deal')",
    },
];
const asked = {
    content: "The dialog says what has to be settled",
    trigger: ".modal .alert:contains('protected')",
};
const settled = {
    content: "Nothing is left to settle",
    trigger: ".modal:not(:has(.alert:contains('protected')))",
};
const confirmed = [
    { trigger: ".modal button[name='action_confirm']", run: "click" },
    {
        trigger: ".o_statusbar_status .o_arrow_button_current:contains('Approved')",
    },
];

tours.add("prm_approval_conflict", {
    steps: () => [
        ...opened,
        { trigger: "button[name='action_open_qualify']", run: "click" },
        asked,
        {
            content: "The customer that is there is proposed, and marked as likely",
            trigger: ".modal [name='customer_hint']:contains('Probably the same')",
        },
        {
            content: "The conflict is judged where it stands",
            trigger: ".modal tr:has([name='is_protected'] input:checked) td[name='decision']",
            run: "click",
        },
        {
            trigger: ".modal .o_selected_row [name='decision'] input",
            run: "click",
        },
        { trigger: ".o_select_menu_item:contains('Different')", run: "click" },
        {
            trigger: ".modal .o_selected_row [name='note'] textarea",
            run: "edit Another plant, with a budget of its own",
        },
        { trigger: ".modal .modal-header", run: "click" },
        settled,
        ...confirmed,
    ],
});
