import { registry } from "@web/core/registry";

const NAMES = [
    "name",
    "customer_name",
    "customer_website",
    "customer_vat",
    "contact_first_name",
    "contact_last_name",
    "contact_email",
    "contact_phone",
];

/** Return a file of so many rows for new companies; one of them without its name. */
function fileOf(count, wrong) {
    const rows = Array.from({ length: count }, (_each, number) =>
        [
            number === wrong ? "" : `Tour deal ${number}`,
            `Tour customer ${number} Works`,
            `https://tour-${number}.example.org`,
            String(500_000_000 + number),
            "Carl",
            `Customer ${number}`,
            `carl@tour-${number}.example.org`,
            "+49 30 1234567",
        ].join(";")
    );
    return new File([[NAMES.join(";"), ...rows].join("\r\n")], "deals.csv");
}

function choose(count, wrong) {
    return function () {
        const chosen = new DataTransfer();
        chosen.items.add(fileOf(count, wrong));
        this.anchor.files = chosen.files;
        this.anchor.dispatchEvent(new Event("change", { bubbles: true }));
    };
}

// A file of a hundred rows: corrected once and confirmed. The job runs beside.
registry.category("web_tour.tours").add("prm_bulk", {
    steps: () => [
        {
            content: "Send a file in which one row has no name",
            trigger: "#prm_file",
            run: choose(100, 41),
        },
        {
            trigger: ".prm_send_bulk",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "It waits for the check, and the page comes back by itself",
            trigger: ".prm_bulk_progress",
            expectUnloadPage: true,
        },
        {
            content: "The report names the row",
            trigger: ".prm_bulk_rows li:contains('Row 43')",
            timeout: 60000,
        },
        {
            content: "Send the corrected file",
            trigger: "#prm_file",
            run: choose(100, -1),
        },
        {
            trigger: ".prm_send_bulk",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".prm_bulk_progress[data-state='checking']",
            expectUnloadPage: true,
        },
        {
            content: "All rows are in order",
            trigger: ".prm_confirm_bulk:contains('Register 100 opportunities')",
            timeout: 60000,
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "They are being registered; the page can be left",
            trigger: ".prm_bulk_progress[data-state='registering']",
        },
    ],
});
