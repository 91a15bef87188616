import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

function cell(place) {
    return `.prm_matrix input[aria-label='${place}']`;
}

function type(place, text) {
    return [
        { content: `Type ${place}`, trigger: cell(place), run: `edit ${text}` },
        { content: "Go on with the tabulator", trigger: cell(place), run: "press Tab" },
    ];
}

function save() {
    return [
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_status_indicator_buttons.invisible:not(:visible)" },
    ];
}

function addParameter(section, name) {
    return {
        content: `Add ${name} to ${section}`,
        trigger: `select[aria-label='Add a parameter: ${section}']`,
        run: `selectByLabel ${name}`,
    };
}

tours.add("prm_program_matrix", {
    steps: () => [
        { trigger: ".prm_matrix th:contains('Obligations')" },
        ...type("Bronze, Margin", "12.5"),
        ...type("Silver, Tour deals, value", "7"),
        addParameter("Benefits", "Tour text"),
        {
            content: "Grant it at Silver",
            trigger: ".prm_matrix button[aria-label='Add: Silver, Tour text']",
            run: "click",
        },
        ...type("Silver, Tour text, value", "A helping hand"),
        ...save(),
        { trigger: cell("Silver, Tour text, value") },

        // A tier that is not saved yet gets a condition at once.
        { content: "A third tier", trigger: ".prm_add_tier", run: "click" },
        ...type("Tier 3, name", "Gold"),
        ...type("Gold, Target points", "40"),
        {
            content: "Require deals",
            trigger: ".prm_matrix button[aria-label='Add: Gold, Tour deals']",
            run: "click",
        },
        ...type("Gold, Tour deals, value", "9"),
        ...type("Gold, Tour deals, points", "30"),
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        {
            content: "The sentence says why not",
            trigger: ".modal:contains('40 points cannot be reached')",
        },
        { trigger: ".modal .btn-primary", run: "click" },
        { content: "The input is kept", trigger: `${cell("Gold, Tour deals, value")}:value(9)` },
        ...type("Gold, Tour deals, points", "50"),
        ...save(),
    ],
});

tours.add("prm_program_matrix_validity", {
    steps: () => [
        {
            content: "Open the validity",
            trigger: ".prm_matrix button[aria-label='Silver, Tour deals: validity, delete']",
            run: "click",
        },
        {
            content: "It ends with the year",
            trigger: "#prm_date_end",
            run: "edit 12/31/2030 && press Tab",
        },
        {
            content: "Another one follows",
            trigger: ".modal button:contains('following period'):enabled",
            run: "click",
        },
        { trigger: ".prm_matrix button:contains('until')" },
        { trigger: ".prm_matrix button:contains('from')" },
        ...save(),
        {
            content: "Open the benefit",
            trigger: ".prm_matrix button[aria-label='Silver, Tour yes: validity, delete']",
            run: "click",
        },
        {
            content: "Delete it",
            trigger: ".modal button:contains('Delete')",
            run: "click",
        },
        { trigger: ".prm_matrix:not(:has(th:contains('Tour yes')))" },
        ...save(),
    ],
});

tours.add("prm_program_matrix_new", {
    steps: () => [
        { trigger: "[name='name'] input", run: "edit Tour program" },
        { trigger: "[name='portal_id'] input", run: "edit Test portal" },
        { trigger: ".dropdown-item:contains('Test portal')", run: "click" },
        { content: "The lowest tier", trigger: ".prm_add_tier", run: "click" },
        ...type("Tier 1, name", "Entry"),
        { content: "The next one", trigger: ".prm_add_tier", run: "click" },
        ...type("Tier 2, name", "Expert"),
        addParameter("Obligations", "Tour deals"),
        {
            content: "Require it",
            trigger: ".prm_matrix button[aria-label='Add: Expert, Tour deals']",
            run: "click",
        },
        ...type("Expert, Tour deals, value", "4"),
        ...type("Expert, Target points", "10"),
        addParameter("Benefits", "Tour yes"),
        {
            content: "Grant it",
            trigger: ".prm_matrix button[aria-label='Add: Entry, Tour yes']",
            run: "click",
        },
        ...save(),
        { trigger: cell("Expert, Tour deals, value") },
    ],
});

tours.add("prm_program_matrix_refused", {
    steps: () => [
        ...type("Silver, Tour deals, value", "abc"),
        { trigger: ".o_notification:contains(abc):contains(is not a whole number)" },
        {
            content: "The former value is back",
            trigger: `${cell("Silver, Tour deals, value")}:value(3):not([aria-invalid])`,
        },
        ...type("Silver, Tour deals, value", "1.5"),
        { trigger: ".o_notification:contains(1.5):contains(is not a whole number)" },
        { trigger: `${cell("Silver, Tour deals, value")}:value(3)` },
        ...type("Bronze, Margin", "12%x"),
        { trigger: ".o_notification:contains(12%x):contains(is not a number)" },
        ...type("Bronze, Margin", "15"),
        ...save(),
    ],
});

tours.add("prm_program_matrix_unnamed", {
    steps: () => [
        { content: "A third tier", trigger: ".prm_add_tier", run: "click" },
        {
            content: "Its name is selected: typing replaces it",
            trigger: `${cell("Tier 3, name")}:focus`,
            run() {
                if (this.anchor.selectionEnd - this.anchor.selectionStart !== 6) {
                    throw new Error("the name is not selected");
                }
            },
        },
        ...save(),
        { content: "It is still there", trigger: cell("Tier 3, name") },
        { content: "A fourth one", trigger: ".prm_add_tier", run: "click" },
        {
            content: "It grants something",
            trigger: ".prm_matrix button[aria-label='Add: Tier 4, Tour yes']",
            run: "click",
        },
        { trigger: cell("Tier 4, Tour yes, value") },
        { content: "Its name goes", trigger: cell("Tier 4, name"), run: "clear" },
        { content: "Save", trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_notification:contains('Give the tier a name')" },
        { trigger: ".o_notification:contains('Missing required fields')" },
        { content: "What was added is kept", trigger: cell("New tier, Tour yes, value") },
        ...type("New tier, name", "Diamond"),
        ...save(),
    ],
});

tours.add("prm_program_matrix_readonly", {
    steps: () => [
        { trigger: ".prm_matrix td:contains('30')" },
        { trigger: ".prm_matrix:not(:has(input)):not(:has(select))" },
        { trigger: ".o_form_view:not(:has(.prm_add_tier))" },
    ],
});
