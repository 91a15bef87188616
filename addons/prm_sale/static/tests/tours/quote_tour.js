import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("prm_sale_quote_asked", {
    steps: () => [
        {
            trigger: ".prm_block_quotes .prm_ask_quote",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Without a quantity the form comes back, with the product",
            trigger: ".prm_lookup input[role='combobox'], .prm_lookup input:not(.d-none)",
            run: "edit Rack",
        },
        { trigger: "[role='option']:contains('Rack')", run: "click" },
        {
            content: "One product is shown; the next one comes when it is asked for",
            trigger: "form:not(:has(.prm_more:not(.d-none))) .prm_add_line",
            run: "click",
        },
        { trigger: ".prm_more:not(.d-none) input[name='quantity_2']" },
        { trigger: "textarea[name='wish']", run: "edit Before December" },
        { trigger: ".prm_send_request", run: "click", expectUnloadPage: true },
        { trigger: ".prm_summary:contains('Quantity')" },
        { trigger: "input[name='quantity_1']", run: "edit 3" },
        { trigger: ".prm_send_request", run: "click", expectUnloadPage: true },
        { trigger: "h1 + .badge:contains('Draft (requested)')" },
        { trigger: ".prm_quote_lines:contains('Rack')" },
        { trigger: ".prm_quote_facts:contains('Before December')" },
    ],
});

tours.add("prm_sale_order_read", {
    steps: () => [
        { trigger: ".prm_quotes .prm_row", run: "click", expectUnloadPage: true },
        { trigger: "h1 + .badge:contains('Ordered')" },
        { trigger: ".prm_quote_total:contains('270.00')" },
        {
            trigger: ".prm_quote_facts a:contains('Deal')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_block_quotes .badge:contains('Ordered')" },
    ],
});
