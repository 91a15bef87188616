import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

function tickBox(label) {
    const labels = [...document.querySelectorAll(".modal .form-check-label")];
    const found = labels.find((each) => each.textContent.trim() === label);
    found.closest(".form-check").querySelector("input").click();
}

tours.add("prm_return_quickly", {
    steps: () => [
        {
            trigger: ".o_kanban_record:contains('Unclear deal')",
            run: "click",
        },
        {
            trigger: "button[name='action_open_decision']:contains('Ask for input')",
            run: "click",
        },
        {
            trigger: ".modal [name='decision_note'] textarea",
            run: "edit Which name is it?",
        },
        {
            content: "The first try fails",
            trigger: ".modal button[name='action_confirm']",
            run: "click",
        },
        {
            trigger: ".o_error_dialog .modal-footer button",
            run: "click",
        },
        {
            content: "Tick and return at once, without any pause",
            trigger: ".modal:not(.o_error_dialog) .form-check-label:contains('Contact phone')",
            run() {
                tickBox("Contact phone");
                document.querySelector(".modal [name=action_confirm]").click();
            },
        },
        {
            trigger:
                "body:not(:has(.modal)) .o_arrow_button_current:contains('Input needed')",
        },
    ],
});
