import { registry } from "@web/core/registry";
import { chooseFile } from "./register_tour";

const tours = registry.category("web_tour.tours");

const openForm = {
    content: "Open the form",
    trigger: "a.prm_register",
    run: "click",
    expectUnloadPage: true,
};

function fill(name, text) {
    return { content: `Fill ${name}`, trigger: `[name='${name}']`, run: `edit ${text}` };
}

function press(trigger) {
    return { trigger, run: "click", expectUnloadPage: true };
}

/** As if somebody had logged in again in another tab. */
const makeStale = {
    content: "The session has changed meanwhile",
    trigger: "body:has(form.prm_keep)",
    run() {
        for (const field of document.querySelectorAll("[name='csrf_token']")) {
            field.value = "stale";
        }
    },
};

function keptIs(expected) {
    return {
        content: `Kept: ${expected}`,
        trigger: "body",
        run() {
            const texts = Object.keys(sessionStorage)
                .filter((key) => key.startsWith("prm.keep."))
                .map((key) => sessionStorage.getItem(key))
                .join();
            if (expected ? !texts.includes(expected) : texts) {
                throw new Error(`Kept is ${texts}, not ${expected}`);
            }
        },
    };
}

function logIn(login) {
    return [
        { content: "Log in", trigger: "input[name='login']", run: `edit ${login}` },
        { trigger: "input[name='password']", run: `edit ${login.padEnd(8, "x")}` },
        press("button[type='submit']"),
    ];
}

tours.add("prm_input_survives_an_error_page", {
    steps: () => [
        openForm,
        { trigger: "[name='is_new_company']", run: "click" },
        fill("name", "Stubborn deal"),
        fill("customer_name", "Stubborn Customer"),
        fill("customer_website", "https://stubborn.example.org"),
        fill("customer_vat", "123456785"),
        fill("contact_first_name", "Tina"),
        fill("contact_last_name", "Tour"),
        makeStale,
        { trigger: "input[type='file']", run: chooseFile("stale.pdf") },
        { content: "The file came anyway", trigger: ".prm_pending:contains('stale.pdf')" },
        makeStale,
        press(".prm_submit"),
        { content: "It says so", trigger: ".prm_error h1:contains('open too long')" },
        press(".prm_back"),
        { content: "The input is back", trigger: ".prm_restored" },
        { trigger: "[name='customer_name']:value('Stubborn Customer')" },
        { trigger: ".prm_pending:contains('stale.pdf')" },
        press(".prm_submit"),
        { trigger: "h1:contains('Stubborn deal')" },
        { trigger: ".prm_files:contains('stale.pdf')" },
        keptIs(""),
        { content: "Withdraw", trigger: ".prm_open_withdraw", run: "click" },
        { trigger: "[name='reason_id']", run: "selectByIndex 1" },
        fill("note", "The customer waits"),
        makeStale,
        press(".prm_withdraw_submit"),
        press(".prm_back"),
        { content: "The note is back", trigger: "[name='note']:visible:value('The customer waits')" },
        press(".prm_withdraw_submit"),
        { trigger: "[role='status']:contains('Withdrawn')" },
        keptIs(""),
    ],
});

tours.add("prm_long_text_is_not_cut", {
    steps: () => [
        openForm,
        {
            content: "Paste a long text",
            trigger: "[name='requirements']:not([maxlength])",
            run({ anchor }) {
                anchor.focus();
                document.execCommand("insertText", false, "Long words ".repeat(2000));
            },
        },
        fill("name", "Wordy deal"),
        press(".prm_save_draft"),
        { trigger: ".prm_summary:contains('too long')" },
        {
            content: "Nothing is cut",
            trigger: "[name='requirements'].is-invalid",
            run({ anchor }) {
                if (anchor.value.trim().length !== 21999) {
                    throw new Error(`Cut to ${anchor.value.length}`);
                }
            },
        },
    ],
});

tours.add("prm_input_is_forgotten_at_the_log_out", {
    steps: () => [
        openForm,
        fill("name", "Secret deal"),
        keptIs("Secret deal"),
        {
            content: "Log out",
            trigger: "body:has(a[href*='/web/session/logout'])",
            run: () => document.querySelector("a[href*='/web/session/logout']").click(),
            expectUnloadPage: true,
        },
        { trigger: "body:not(:has(.prm_portal))" },
        keptIs(""),
    ],
});

tours.add("prm_input_is_not_shown_to_somebody_else", {
    steps: () => [
        openForm,
        fill("name", "Secret deal"),
        keptIs("Secret deal"),
        {
            content: "The session ends",
            trigger: "body",
            run: async () => await fetch("/web/session/logout"),
        },
        press(".prm_save_draft"),
        ...logIn("aaron"),
        {
            content: "Nothing of the other person",
            trigger: ".prm_registration_form:not(:has(.prm_restored))",
            run() {
                if (document.querySelector("[name='name']").value) {
                    throw new Error("Somebody else's input is shown");
                }
            },
        },
        keptIs(""),
    ],
});

tours.add("prm_all_forms_keep_their_input", {
    steps: () => [
        { trigger: ".prm_open_extension", run: "click" },
        { trigger: "#prm_extension.show #prm_reason", run: "edit The tender waits" },
        keptIs("The tender waits"),
        makeStale,
        press(".prm_extension_submit"),
        press(".prm_back"),
        { content: "It is back, and open", trigger: "#prm_extension.show .prm_restored" },
        { trigger: "#prm_reason:value('The tender waits')" },
        { trigger: "#prm_extension #prm_days", run: "edit 0" },
        press(".prm_extension_submit"),
        { content: "What is wrong has the focus", trigger: "#prm_days.is-invalid:focus" },
        { trigger: "#prm_extension #prm_days", run: "edit 5" },
        press(".prm_extension_submit"),
        { trigger: "[role='status']:contains('Your request was sent')" },
        keptIs(""),
        {
            content: "Propose a change",
            trigger: "a[href$='/propose']",
            run: ({ anchor }) => anchor.click(),
            expectUnloadPage: true,
        },
        fill("amount_estimate", "much"),
        fill("reason", "It has grown"),
        keptIs("It has grown"),
        press(".prm_propose"),
        {
            content: "The summary has the focus and leads to the field",
            trigger: ".prm_summary:focus a[href='#prm_amount_estimate']",
        },
        { trigger: "[name='reason']:value('It has grown')" },
        fill("amount_estimate", "2000"),
        press(".prm_propose"),
        { trigger: "[role='status']:contains('Proposed')" },
        keptIs(""),
    ],
});
