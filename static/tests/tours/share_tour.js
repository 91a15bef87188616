import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("prm_share_deal", {
    steps: () => [
        {
            content: "Share the opportunity",
            trigger: ".o_statusbar_buttons button[name='action_share_with_partner']",
            run: "click",
        },
        {
            content: "Choose the partner",
            trigger: ".modal .o_field_widget[name='partnership_id'] input",
            run: "edit Alder",
        },
        { trigger: ".ui-autocomplete a:contains('Alder Systems')", run: "click" },
        { trigger: ".modal button[name='action_confirm']", run: "click" },
        {
            content: "The lead says with whom it is shared",
            trigger: ".o_form_view .alert:contains('Shared with'):contains('Alder Systems')",
        },
        {
            content: "The menu of a note offers to share it",
            trigger: ".o-mail-Message:contains('decides on Monday')",
            run: "hover && click .o-mail-Message:contains('decides on Monday') [title='Expand'], .o-mail-Message:contains('decides on Monday') button[title='Share with partner']",
        },
        {
            trigger: ".o-dropdown-item:contains('Share with partner'), .modal [name='body']",
            run({ anchor }) {
                if (anchor.matches(".o-dropdown-item")) {
                    anchor.click();
                }
            },
        },
        {
            content: "It shows what the partner reads",
            trigger: ".modal [name='body']:contains('decides on Monday')",
        },
        { trigger: ".modal button[name='action_confirm']", run: "click" },
        { trigger: "body:not(:has(.modal))" },
    ],
});

tours.add("prm_share_seen", {
    steps: () => [
        {
            content: "The deal stands under Opportunities",
            trigger: "table a.prm_row:contains('Wind park control')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "main:contains('Shared with you'), #wrap:contains('Shared with you')" },
        {
            content: "The shared note says whose it is",
            trigger: ".prm_message:contains('decides on Monday') .prm_mark:contains('shared by')",
        },
    ],
});

tours.add("prm_share_stop", {
    steps: () => [
        {
            content: "With whom it is shared",
            trigger: ".o_notebook .nav-link:contains('Shared with partners')",
            run: "click",
        },
        { trigger: ".o_list_view button[name='action_stop_sharing']", run: "click" },
        {
            content: "The dialog says what happens",
            trigger: ".modal:contains('disappears from the partner')",
        },
        {
            trigger: ".modal .o_field_widget[name='reason_id'] input",
            run: "edit A cancellation",
        },
        { trigger: ".ui-autocomplete a:contains('A cancellation')", run: "click" },
        {
            trigger: ".modal footer button[name='action_confirm']:contains('Stop sharing')",
            run: "click",
        },
        { trigger: "body:not(:has(.modal)) .o_form_view:not(:has(.alert:contains('Shared with')))" },
    ],
});
