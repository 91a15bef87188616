import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

function check(isSo, sentence) {
    if (!isSo) {
        throw new Error(sentence);
    }
}

const focusIsInside = {
    content: "The focus is on the first field of the dialog",
    trigger: "#prm_withdraw.show [name='reason_id']:focus",
};

/** Escape closes it; the button that opens it has the focus. */
const closeByEscape = [
    { trigger: "#prm_withdraw [name='reason_id']", run: "press Escape" },
    { content: "It is closed", trigger: "body:not(:has(.modal.show))" },
    { trigger: ".prm_open_withdraw:focus" },
];

tours.add("prm_ask_to_withdraw", {
    steps: () => [
        {
            content: "Nothing moves when it opens",
            trigger: ".prm_open_withdraw",
            run({ anchor }) {
                document.body.dataset.place = anchor.getBoundingClientRect().top;
                anchor.focus();
                anchor.click();
            },
        },
        focusIsInside,
        {
            trigger: "#prm_withdraw.show",
            run() {
                const opener = document.querySelector(".prm_open_withdraw");
                const moved = opener.getBoundingClientRect().top - document.body.dataset.place;
                check(Math.abs(moved) < 1, `the page moved by ${moved} px`);
            },
        },
        ...closeByEscape,
        { trigger: ".prm_open_withdraw", run: "click" },
        { trigger: "#prm_withdraw.show [name='reason_id']", run: "selectByIndex 1" },
        {
            trigger: "#prm_withdraw .prm_withdraw_submit:contains('Withdraw')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "[role='status']:contains('Withdrawn')" },
    ],
});

tours.add("prm_asked_by_address", {
    steps: () => [focusIsInside, ...closeByEscape],
});
