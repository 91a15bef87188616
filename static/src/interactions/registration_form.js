import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * Shows the parts of the registration form that apply, asks for what they need, and
 * sends the form once.
 */
export class RegistrationForm extends Interaction {
    static selector = ".prm_registration_form";
    dynamicSelectors = {
        ...this.dynamicSelectors,
        _newCompany: () => this.field("is_new_company"),
        _newContact: () => this.field("is_new_contact"),
    };
    dynamicContent = {
        _newCompany: { "t-on-change": this.onNewCompany },
        _newContact: {
            "t-on-change": this.onNewContact,
            "t-att-disabled": () => this.newCompany,
        },
        ".prm_part[data-prm-part='existing_company']": {
            "t-att-class": () => ({ "d-none": this.newCompany }),
        },
        ".prm_part[data-prm-part='new_company']": {
            "t-att-class": () => ({ "d-none": !this.newCompany }),
        },
        ".prm_part[data-prm-part='existing_contact']": {
            "t-att-class": () => ({ "d-none": this.newContact }),
        },
        ".prm_part[data-prm-part='new_contact']": {
            "t-att-class": () => ({ "d-none": !this.newContact }),
        },
        _root: {
            "t-on-prm-restored": this.readBoxes,
            "t-on-submit": this.onSubmit,
        },
        _window: { "t-on-pageshow": () => (this.sent = false) },
    };

    setup() {
        this.sent = false;
        this.readBoxes();
    }

    start() {
        // The form may have been restored before this started.
        this.readBoxes();
        this.updateContent();
        // The first wrong field; a lookup has moved its id to its search box.
        const wrong = this.el.querySelector(".is-invalid:not(.d-none)");
        wrong?.focus();
    }

    field(name) {
        return this.el.elements[name];
    }

    /** A new company has a new contact: the box is set and stays so. */
    readBoxes() {
        this.newCompany = this.field("is_new_company").checked;
        if (this.newCompany) {
            this.field("is_new_contact").checked = true;
        }
        this.newContact = this.field("is_new_contact").checked;
        this.markRequired();
    }

    onNewCompany() {
        const box = this.field("is_new_contact");
        if (this.field("is_new_company").checked) {
            this.contactBefore = box.checked;
        } else {
            box.checked = Boolean(this.contactBefore);
        }
        this.readBoxes();
    }

    onNewContact() {
        this.readBoxes();
    }

    /** Only what is seen may be asked for; the server has the same rules. */
    markRequired() {
        const hidden = {
            existing_company: this.newCompany,
            new_company: !this.newCompany,
            existing_contact: this.newContact,
            new_contact: !this.newContact,
        };
        for (const field of this.el.querySelectorAll("[data-prm-must]")) {
            const part = field.closest(".prm_part")?.dataset.prmPart;
            field.required = !hidden[part];
        }
    }

    onSubmit(ev) {
        if (ev.defaultPrevented) {
            return;
        }
        if (this.sent) {
            ev.preventDefault();
        }
        this.sent = true;
        // The connection may be gone: then it is sent again by hand.
        this.waitForTimeout(() => (this.sent = false), 10000);
    }
}

registry.category("public.interactions").add("prm.registration_form", RegistrationForm);
