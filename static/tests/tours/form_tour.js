import { registry } from "@web/core/registry";
import { fill, openForm, submit } from "./register_tour";

const COMPANY = "#prm_customer_id[role='combobox']";
const CONTACT = "#prm_customer_contact_id[role='combobox']";

/** Leave a field as Tab does: the focus goes on to the next one. */
function leave(trigger) {
    return { content: `Leave ${trigger}`, trigger, run: "press Tab" };
}

function saveDraft() {
    return {
        content: "Save the draft",
        trigger: ".prm_save_draft",
        run: "click",
        expectUnloadPage: true,
    };
}

function assert(condition, complaint) {
    if (!condition) {
        throw new Error(complaint);
    }
}

const tours = registry.category("web_tour.tours");

tours.add("prm_a_typed_name_is_never_lost", {
    steps: () => [
        openForm(),
        fill("name", "Typed deal"),
        { content: "A name that nobody has", trigger: COMPANY, run: "edit Nobody Ltd" },
        leave(COMPANY),
        {
            content: "It stays, and the page says that nothing is chosen",
            trigger: "[data-prm-part='existing_company'] .prm_lookup_status:contains('No match')",
        },
        { trigger: `${COMPANY}:value('Nobody Ltd')` },
        submit(),
        {
            content: "The server keeps it, too",
            trigger: ".prm_summary a[href='#prm_customer_id']",
        },
        { trigger: `${COMPANY}:value('Nobody Ltd')` },
        { content: "The full name", trigger: COMPANY, run: "edit tour known" },
        leave(COMPANY),
        {
            content: "It is chosen",
            trigger: ".prm_lookup:has([name='customer_id'] option:checked:not([value='']))",
        },
        {
            content: "Part of a name, sent at once",
            trigger: CONTACT,
            run: "edit Customer",
        },
        submit(),
        { trigger: "h1:contains('Typed deal')" },
    ],
});

tours.add("prm_all_errors_at_once", {
    steps: () => [
        openForm(),
        { trigger: "[name='is_new_company']", run: "click" },
        fill("customer_vat", "12"),
        fill("contact_email", "ann@"),
        submit(),
        {
            content: "All at once, with the focus on the summary",
            trigger: ".prm_summary:focus",
            run({ anchor }) {
                const count = anchor.querySelectorAll("a[href^='#prm_']").length;
                assert(count === 7, `${count} errors are told`);
            },
        },
        {
            content: "The last one",
            trigger: ".prm_summary a[href='#prm_contact_email']",
            run: "click",
        },
        { trigger: "#prm_contact_email:focus" },
        {
            content: "What has the focus is not behind the buttons",
            trigger: "#prm_requirements",
            async run({ anchor }) {
                document.querySelector("#prm_name").scrollIntoView();
                anchor.scrollIntoView({ block: "nearest" }); // as Tab does
                await new Promise((resolve) => setTimeout(resolve, 500));
                const { top } = document.querySelector(".prm_footer").getBoundingClientRect();
                const { bottom } = anchor.getBoundingClientRect();
                assert(bottom <= top, `${bottom} is below ${top}`);
            },
        },
        fill("name", "Half a deal"),
        saveDraft(),
        { trigger: "[role='status']:contains('Saved')" },
        { trigger: "a.prm_edit", run: "click", expectUnloadPage: true },
        { content: "As it was typed", trigger: "#prm_contact_email:value('ann@')" },
        { trigger: "#prm_customer_vat:value('12')" },
    ],
});

tours.add("prm_discarding_asks", {
    steps: () => [
        openForm(),
        fill("name", "Perhaps a deal"),
        saveDraft(),
        { trigger: ".prm_open_discard", run: "click" },
        {
            content: "The focus is in the dialog",
            trigger: "#prm_discard.show .prm_discard:contains('Discard')",
            async run() {
                await new Promise((resolve) => setTimeout(resolve, 500));
                const dialog = document.querySelector("#prm_discard");
                assert(dialog.contains(document.activeElement), "The focus is outside");
            },
        },
        { content: "Escape closes it", trigger: "#prm_discard", run: "press Escape" },
        { trigger: "body:not(:has(#prm_discard.show))" },
        { content: "The draft is there", trigger: "h1:contains('Perhaps a deal')" },
        { trigger: ".prm_open_discard", run: "click" },
        {
            trigger: "#prm_discard.show .prm_discard",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "[role='status']:contains('discarded')" },
    ],
});

tours.add("prm_correct_what_was_flagged", {
    steps: () => [
        {
            content: "Open what was returned",
            trigger: "a:contains('Flagged deal')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "a.prm_edit", run: "click", expectUnloadPage: true },
        {
            content: "The note leads to the field",
            trigger: ".prm_flagged a[href='#prm_budget']",
            run: "click",
        },
        { trigger: "#prm_budget:focus" },
        { content: "The rest is closed", trigger: "#prm_name.prm_closed" },
        { trigger: "[name='is_new_company']:disabled" },
        { trigger: "[name='is_new_contact']:disabled" },
        fill("budget", "20 k"),
        submit(),
        { trigger: "[role='status']:contains('Submitted')" },
    ],
});
