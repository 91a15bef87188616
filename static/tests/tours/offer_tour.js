import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const ticked = (partner) => [
    {
        content: `Ask ${partner}`,
        trigger: `.modal .o_data_row:contains('${partner}') td[name='chosen']`,
        run: "click",
    },
    { trigger: ".modal .o_selected_row td[name='chosen'] input:checked" },
];

// An employee offers a lead to two partners at once.
tours.add("prm_offer_to_partners", {
    steps: () => [
        { trigger: "button[name='action_offer_to_partners']", run: "click" },
        {
            content: "What partners read is typed; a word too much is pointed out",
            trigger: ".modal .o_field_widget[name='name'] input",
            run: "edit Cloud for Canary Mills",
        },
        { trigger: ".modal .o_field_widget[name='offer_size'] input", run: "edit 250 employees" },
        { trigger: ".modal .alert:contains('names the customer')" },
        {
            trigger: ".modal .o_field_widget[name='name'] input",
            run: "edit A mill moves to the cloud",
        },
        { trigger: ".modal .o_field_widget[name='offer_city'] input", run: "edit Bremen" },
        { trigger: ".modal:not(:has(.alert:contains('names the customer')))" },
        ...ticked("Alder"),
        ...ticked("Birch"),
        { trigger: ".modal button[name='action_confirm']", run: "click" },
        { trigger: "body:not(:has(.modal))" },
        { trigger: ".o_notebook a[name='prm_offers']", run: "click" },
        {
            content: "Both are asked",
            trigger:
                ".o_field_widget[name='prm_offer_ids']:has(.o_data_row:contains('Alder'):contains('Waiting')):has(.o_data_row:contains('Birch'):contains('Waiting'))",
        },
    ],
});

const accepting = [
    {
        content: "The home names the offer",
        trigger: "a:contains('Answer the offer')",
        run: "click",
        expectUnloadPage: true,
    },
    {
        content: "Nothing of the customer stands there",
        trigger: "main:contains('250 employees'):not(:contains('Canary'))",
    },
    { trigger: ".prm_open_accept.btn-primary", run: "click" },
    {
        content: "What cannot be undone asks first",
        trigger: "#prm_accept.show .prm_accept",
        run: "click",
        expectUnloadPage: true,
    },
];

tours.add("prm_accept_offer", {
    steps: () => [
        ...accepting,
        { trigger: ".alert-success:contains('The deal is yours')" },
        { content: "Now the customer is there", trigger: "main:contains('Canary Mills')" },
    ],
});

// Somebody else was faster by a moment.
tours.add("prm_accept_offer_too_late", {
    steps: () => [
        ...accepting,
        { trigger: ".alert-danger:contains('accepted by another partner')" },
        { trigger: "main:not(:contains('Alder')):not(:contains('Canary'))" },
        { trigger: "body:not(:has(.prm_open_accept))" },
    ],
});
