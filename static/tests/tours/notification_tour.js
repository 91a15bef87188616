import { registry } from "@web/core/registry";

// A person opens the news of a deal, mutes the deal, and reads the rest by a click.
registry.category("web_tour.tours").add("prm_mute_a_deal", {
    steps: () => [
        {
            content: "One message is unread",
            trigger: ".prm_bell:has(.prm_unread:contains('1'))",
            run: "click",
        },
        {
            content: "Opening it leads to the deal",
            trigger: ".prm_latest .prm_new .prm_news_link:contains('Noisy deal')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "h1:contains('Noisy deal')" },
        { content: "It is read by now", trigger: ".prm_bell:not(:has(.prm_unread))" },
        {
            content: "The deal is muted",
            trigger: ".prm_mute_button",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "[role='status']:contains('You get no more emails')" },
        { trigger: ".prm_is_muted" },
    ],
});
registry.category("web_tour.tours").add("prm_read_and_unmute", {
    steps: () => [
        {
            content: "The second message stands under News",
            trigger: ".prm_bell:has(.prm_unread:contains('1'))",
            run: "click",
        },
        {
            trigger: ".prm_bell[aria-expanded='true']",
        },
        {
            trigger: ".prm_latest .prm_all_news",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".prm_read_all",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_bell:not(:has(.prm_unread))" },
        {
            content: "The settings know what is muted",
            trigger: ".prm_settings_news",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "All is chosen in place, and not saved yet",
            trigger: ".prm_choices a[data-every='daily']",
            run: "click",
        },
        { trigger: ".prm_told:contains('Not saved yet')" },
        { trigger: "input[name='event_decided'][value='daily']:checked" },
        {
            trigger: ".prm_muted:contains('Noisy deal') .prm_unmute",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_none" },
        { trigger: "input[name='event_decided'][value='now']:checked" },
    ],
});
