import { registry } from "@web/core/registry";

/** Choose a file in a file field, as a person would. */
export function chooseFile(name, content = "%PDF-1.7 an offer") {
    return ({ anchor }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], name));
        anchor.files = transfer.files;
        anchor.dispatchEvent(new Event("change", { bubbles: true }));
    };
}

export function fill(name, text) {
    return { content: `Fill ${name}`, trigger: `[name='${name}']`, run: `edit ${text}` };
}

export function submit() {
    return {
        content: "Submit",
        trigger: ".prm_submit",
        run: "click",
        expectUnloadPage: true,
    };
}

function newCustomer(number) {
    return [
        fill("customer_name", `Tour Customer ${number}`),
        fill("customer_website", `https://tour${number}.example.org`),
        fill("customer_vat", `12345678${number}`),
        fill("contact_first_name", "Tina"),
        fill("contact_last_name", "Tour"),
    ];
}

export function openForm() {
    return {
        content: "Open the form",
        trigger: "a.prm_register",
        run: "click",
        expectUnloadPage: true,
    };
}

const tours = registry.category("web_tour.tours");

tours.add("prm_register_new_company", {
    steps: () => [
        openForm(),
        {
            content: "An existing company is asked for",
            trigger: ".prm_part:not(.d-none) input[role='combobox'][required]",
        },
        { content: "It is a new one", trigger: "[name='is_new_company']", run: "click" },
        {
            content: "The lookups are gone, the new contact is set and stays so",
            trigger: "[name='is_new_contact']:checked:disabled",
        },
        { trigger: "[data-prm-part='existing_company']:not(:visible)" },
        fill("name", "Tour deal"),
        ...newCustomer(1),
        {
            content: "Attach a file of a forbidden type",
            trigger: "input[type='file']",
            run: chooseFile("run.exe", "MZ"),
        },
        { trigger: ".prm_upload_errors:contains('run.exe')" },
        {
            content: "Attach an offer",
            trigger: "input[type='file']",
            run: chooseFile("offer.pdf"),
        },
        { trigger: ".prm_pending:contains('offer.pdf')" },
        submit(),
        { content: "It is submitted", trigger: "[role='status']:contains('Submitted')" },
        { content: "The file is there", trigger: ".prm_files:contains('offer.pdf')" },
        {
            content: "The kept input is forgotten",
            trigger: "body",
            run() {
                const kept = Object.keys(sessionStorage).filter((key) =>
                    key.startsWith("prm.keep.")
                );
                if (kept.length || window.location.search) {
                    throw new Error(`Kept: ${kept} ${window.location.search}`);
                }
            },
        },
        {
            content: "Write a message",
            trigger: "textarea[name='comment']",
            run: "edit When do we start?",
        },
        {
            content: "Send it",
            trigger: ".prm_send",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_message:contains('When do we start?')" },
    ],
});

tours.add("prm_choose_by_keyboard", {
    steps: () => [
        openForm(),
        fill("name", "Keyboard deal"),
        {
            content: "Search the company",
            trigger: "#prm_customer_id[role='combobox']",
            run: "edit tour known",
        },
        {
            content: "One match, active",
            trigger: "#prm_customer_id_list.show li.active[aria-selected='true']",
        },
        {
            content: "Take it by Enter",
            trigger: "#prm_customer_id",
            run: "press Enter",
        },
        {
            content: "It is chosen and the list is closed",
            trigger: "#prm_customer_id[aria-expanded='false']:value('Tour known')",
        },
        {
            content: "Go to the contact",
            trigger: "#prm_customer_contact_id",
            run: "click",
        },
        { trigger: "#prm_customer_contact_id_list.show li" },
        { trigger: "#prm_customer_contact_id", run: "press ArrowDown" },
        { trigger: "#prm_customer_contact_id", run: "press Enter" },
        submit(),
        { trigger: "h1:contains('Keyboard deal')" },
    ],
});

tours.add("prm_input_survives_the_session", {
    steps: () => [
        openForm(),
        { trigger: "[name='is_new_company']", run: "click" },
        fill("name", "Patient deal"),
        ...newCustomer(2),
        { trigger: "input[type='file']", run: chooseFile("kept.pdf") },
        { trigger: ".prm_pending:contains('kept.pdf')" },
        {
            content: "The session ends",
            trigger: "body",
            run: async () => await fetch("/web/session/logout"),
        },
        submit(),
        { content: "Log in again", trigger: "input[name='login']", run: "edit anna" },
        { trigger: "input[name='password']", run: "edit annaxxxx" },
        { trigger: "button[type='submit']", run: "click", expectUnloadPage: true },
        { content: "The input is back", trigger: ".prm_restored" },
        { trigger: "[name='customer_name']:value('Tour Customer 2')" },
        { content: "The file too", trigger: ".prm_pending:contains('kept.pdf')" },
        submit(),
        { trigger: "h1:contains('Patient deal')" },
        { trigger: ".prm_files:contains('kept.pdf')" },
        openForm(),
        {
            content: "The next form is empty",
            trigger: ".prm_registration_form:not(:has(.prm_restored)) [name='name']",
            run({ anchor }) {
                if (anchor.value) {
                    throw new Error(`The next form holds ${anchor.value}`);
                }
            },
        },
    ],
});

tours.add("prm_correct_what_is_wrong", {
    steps: () => [
        openForm(),
        { trigger: "[name='is_new_company']", run: "click" },
        fill("name", "Careful deal"),
        ...newCustomer(3),
        fill("customer_name", "Tour known"),
        fill("customer_vat", "12"),
        submit(),
        { content: "The focus is on the summary", trigger: ".prm_summary:focus" },
        {
            content: "The summary leads to the field",
            trigger: ".prm_summary a[href='#prm_customer_vat']",
            run: "click",
        },
        { content: "The focus is there", trigger: "#prm_customer_vat:focus" },
        fill("customer_vat", "123456783"),
        submit(),
        { content: "The customer is known", trigger: ".prm_ask_review input", run: "click" },
        submit(),
        { trigger: "h1:contains('Careful deal')" },
    ],
});
