import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

// A supervisor fills in the entry; an employee publishes it before the next part.
tours.add("prm_directory_fill", {
    url: "/partner/test/directory",
    steps: () => [
        { trigger: "input[name=city]", run: "edit Bremen" },
        { trigger: "textarea[name=description]", run: "edit We move mills to the cloud." },
        { trigger: "select[name=country_id]", run: "selectByLabel Germany" },
        { trigger: "input[name=agreed]", run: "click" },
        { trigger: "button.prm_submit:contains(Send)", run: "click", expectUnloadPage: true },
        { trigger: "[data-state=waiting]" },
    ],
});

function isAnythingKept() {
    return Object.keys(sessionStorage).some((key) => key.startsWith("prm.keep."));
}

// A visitor finds the partner by a filter, and writes; what is typed outlives the page
// until the server has it.
tours.add("prm_directory_ask", {
    url: "/partner/directory",
    steps: () => [
        { trigger: "select[name=country]", run: "selectByIndex 1" },
        { trigger: "button.prm_apply_filters", run: "click", expectUnloadPage: true },
        { trigger: ".prm_total:contains(1 partner)" },
        { trigger: "a.prm_partner", run: "click", expectUnloadPage: true },
        { trigger: "input[name=name]", run: "edit Olga Oak" },
        { trigger: "input[name=email]", run: "edit olga@oak.example" },
        { trigger: "textarea[name=need]", run: "edit A new server for our mill." },
        {
            trigger: ".prm_inquiry_form:not(:has(.prm_restored))",
            run: () => window.location.reload(),
            expectUnloadPage: true,
        },
        { trigger: ".prm_inquiry_form .prm_restored" },
        { trigger: "input[name=name]:value(Olga Oak)" },
        { trigger: "textarea[name=need]:value(A new server for our mill.)" },
        { trigger: "button.prm_send_inquiry", run: "click", expectUnloadPage: true },
        {
            trigger: ".prm_inquiry_sent",
            run() {
                if (isAnythingKept()) {
                    throw new Error("What was sent is kept");
                }
            },
        },
    ],
});

tours.add("prm_directory_accept", {
    url: "/partner/test/offers",
    steps: () => [
        {
            trigger: "main a:contains(Inquiry from the partner directory)",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "main:contains(A new server):not(:contains(Olga))" },
        { trigger: ".prm_open_accept", run: "click" },
        { trigger: "#prm_accept.show .prm_accept", run: "click", expectUnloadPage: true },
        { trigger: ".alert-success:contains(The deal is yours)" },
        { trigger: "main:contains(Oak)" },
    ],
});
