import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const PASSWORD = "A long enough 4 password";

tours.add("prm_invite_a_colleague", {
    steps: () => [
        {
            trigger: ".prm_nav a:contains('Colleagues')",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: "#prm_addresses", run: "edit Lena Berg <lena@>" },
        {
            content: "A slip of the keyboard is named, and the text is still there",
            trigger: ".prm_invite",
            run: "click",
            expectUnloadPage: true,
        },
        { trigger: ".prm_wrong:contains('lena@')" },
        { trigger: "#prm_addresses", run: "edit Lena Berg <lena@new.example.com>" },
        { trigger: ".prm_invite", run: "click", expectUnloadPage: true },
        { trigger: ".alert-success:contains('Invited')" },
        { trigger: ".prm_invitations:contains('lena@new.example.com')" },
    ],
});

tours.add("prm_accept_an_invitation", {
    steps: () => [
        { trigger: ".prm_invitation[data-kind='choose']" },
        { trigger: "#prm_password", run: `edit ${PASSWORD}` },
        { trigger: "#prm_confirm_password", run: `edit ${PASSWORD}` },
        { trigger: ".prm_accept", run: "click", expectUnloadPage: true },
        {
            content: "The portal's home",
            trigger: "nav [aria-current='page']:contains('Home')",
        },
        { trigger: "h1:contains('Lena')" },
    ],
});
