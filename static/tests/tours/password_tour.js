import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const PASSWORD = "A long enough 4 password";

tours.add("prm_ask_for_a_password", {
    steps: () => [
        {
            trigger: ".oe_login_form a:contains('Reset Password')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".oe_reset_password_form #login", run: "edit anna" },
        {
            trigger: ".oe_reset_password_form button[type='submit']",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".alert-success" },
        { trigger: ".prm_reset_answer:contains('that have access')" },
    ],
});

tours.add("prm_choose_a_password", {
    steps: () => [
        { trigger: "#password", run: `edit ${PASSWORD}` },
        { trigger: "#confirm_password", run: `edit ${PASSWORD}` },
        {
            trigger: ".oe_reset_password_form button[type='submit']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: "a:contains('Back to Login')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".oe_login_form #login", run: "edit anna" },
        { trigger: ".oe_login_form #password", run: `edit ${PASSWORD}` },
        {
            trigger: ".oe_login_form button[type='submit']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "The portal's home",
            trigger: "nav [aria-current='page']:contains('Home')",
        },
    ],
});
