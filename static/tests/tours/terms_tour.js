import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("prm_terms_signed", {
    steps: () => [
        {
            trigger: ".prm_terms_notice .prm_open_terms",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_terms_body:contains('Partners keep secrets')" },
        {
            content: "Nothing is sent before there is a signature",
            trigger: ".o_portal_sign_submit:disabled",
        },
        {
            trigger: ".prm_terms_form_card .o_web_sign_name_input",
            run: "edit Alice Alder",
        },
        { trigger: ".prm_terms_form_card .o_web_sign_auto_button", run: "click" },
        {
            trigger: ".prm_terms_form_card canvas.o_web_sign_signature",
            run: "canvasNotEmpty",
        },
        {
            trigger: ".o_portal_sign_submit:enabled",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_terms_accepted li:contains('Alice Alder')" },
        { trigger: "body:not(:has(.prm_terms_form_card))" },
    ],
});
