import { registry } from "@web/core/registry";
import { fill, submit } from "./register_tour";

const tours = registry.category("web_tour.tours");

// An employee sends a contact to the inbox of the organization whose form is open.
tours.add("prm_contact_share", {
    steps: () => [
        {
            content: "Beside other apps, the button may be under More",
            trigger: ".o-form-buttonbox",
            run() {
                const button = "button[name='action_prm_share_contacts']";
                if (!document.querySelector(button)) {
                    document.querySelector(".o_button_more").click();
                }
            },
        },
        {
            content: "Share contacts with the organization",
            trigger: "button[name='action_prm_share_contacts']:visible",
            run: "click",
        },
        {
            content: "It is the organization's inbox",
            trigger: ".modal .o_field_widget[name='partnership_id'] input:value(Alder)",
        },
        {
            trigger: ".modal .o_field_widget[name='partner_ids'] input",
            run: "edit Carla",
        },
        { trigger: ".ui-autocomplete a:contains('Carla Customer')", run: "click" },
        { trigger: ".modal .o_field_widget[name='partner_ids'] .o_tag:contains('Carla')" },
        { trigger: ".modal button[name='action_confirm']", run: "click" },
        { trigger: "body:not(:has(.modal))" },
    ],
});

// A person of the partner accepts it, and registers a deal without typing it again.
tours.add("prm_contact_register", {
    steps: () => [
        {
            content: "It waits in the inbox",
            trigger: "table a.prm_row:contains('Carla Customer')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "button.prm_accept", run: "click", expectUnloadPage: true },
        {
            content: "It is accepted, and leads to the form",
            trigger: "[role='status']:contains('Accepted')",
        },
        { trigger: "a.prm_register_contact", run: "click", expectUnloadPage: true },
        {
            content: "Company and person are there",
            trigger: "input[role='combobox']:value(Zeder Werke)",
        },
        { trigger: "input[role='combobox']:value(Carla Customer)" },
        fill("name", "Press line of the tour"),
        submit(),
        { content: "It is submitted", trigger: "[role='status']:contains('Submitted')" },
        { trigger: "main:contains('Zeder Werke'), #wrap:contains('Zeder Werke')" },
    ],
});
