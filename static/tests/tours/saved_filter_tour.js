import { registry } from "@web/core/registry";

// A partner searches, saves that under a name, opens it again and shares it.
registry.category("web_tour.tours").add("prm_save_a_filter", {
    steps: () => [
        {
            content: "The list is searched",
            trigger: "#prm_search",
            run: "edit Steel",
        },
        {
            trigger: ".prm_toolbar button[type='submit']:has(.fa-search)",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "What is asked can be saved",
            trigger: "button.prm_save_filter",
            run: "click",
        },
        {
            trigger: "#prm_save_filter.show #prm_name",
            run: "edit Steel works",
        },
        {
            trigger: "#prm_save_filter .prm_save_filter_now",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "[role='status']:contains('The filter was saved')" },
        { trigger: ".prm_saved_filter[aria-current='true']:contains('Steel works')" },
        {
            content: "The whole list is opened, then the filter again",
            trigger: ".prm_nav a[aria-current='page']",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "main:contains('Copper mine')" },
        {
            trigger: ".prm_saved_filter:not([aria-current]):contains('Steel works')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "main:not(:contains('Copper mine')):contains('Steel mill')" },
        {
            content: "It is shared on the page of all filters",
            trigger: ".prm_saved_all",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".prm_saved_edit",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "#prm_is_shared", run: "check" },
        {
            trigger: ".prm_change_filter",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_saved_own:contains('shared with my organization')" },
    ],
});
// A colleague finds it under the name of who saved it, and opens it.
registry.category("web_tour.tours").add("prm_open_a_shared_filter", {
    steps: () => [
        {
            trigger: ".prm_saved_filter:contains('Steel works')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_saved_filter[aria-current='true']" },
        { trigger: "main:contains('Steel tower'):not(:contains('Steel mill'))" },
    ],
});
