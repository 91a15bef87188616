import { registry } from "@web/core/registry";
import { fill, submit } from "./register_tour";

const tours = registry.category("web_tour.tours");
const EMAIL = "cole@cedar.example.com";
const PASSWORD = "A long enough 4 password";

function send(trigger) {
    return { trigger, run: "click", expectUnloadPage: true };
}

tours.add("prm_apply", {
    steps: () => [
        { trigger: "h1:contains('Become a partner')" },
        fill("name", "Cedar Trading"),
        send(".prm_apply"),
        { content: "All errors at once", trigger: ".prm_summary li:nth-child(5)" },
        { content: "What was typed stays", trigger: "[name='name']:value(Cedar Trading)" },
        {
            content: "Choose the country",
            trigger: "[name='country_id']",
            run: "selectByLabel Germany",
        },
        fill("first_name", "Carl"),
        fill("last_name", "Cole"),
        fill("email", EMAIL),
        fill("why", "We sell what you make."),
        send(".prm_apply"),
        { trigger: ".prm_application_sent:contains('Check your mail')" },
    ],
});

tours.add("prm_apply_confirm", {
    steps: () => [
        { trigger: ".prm_application_confirm:contains('Cedar Trading')" },
        send(".prm_confirm"),
        { trigger: "h1:contains('your application is confirmed')" },
    ],
});

tours.add("prm_apply_first_deal", {
    steps: () => [
        { trigger: "#password", run: `edit ${PASSWORD}` },
        { trigger: "#confirm_password", run: `edit ${PASSWORD}` },
        send("form button[type='submit']:visible"),
        {
            content: "On the portal, register the first deal",
            trigger: "a.prm_register",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "[name='is_new_company']", run: "click" },
        fill("name", "Our first deal"),
        fill("customer_name", "Tour Customer 7"),
        fill("customer_website", "https://tour7.example.org"),
        fill("customer_vat", "123456787"),
        fill("contact_first_name", "Tina"),
        fill("contact_last_name", "Tour"),
        submit(),
        { trigger: "[role='status']:contains('Submitted')" },
    ],
});
