import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** What the server reads for a date that was typed in half: it is no date. */
const HALF_A_DATE = "????-??-??";

/**
 * Shows the parts of the registration form that apply, marks what they need, and sends
 * the form once. The server checks it: it tells all that is wrong at once.
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
            "t-att-disabled": (box) => this.newCompany || Boolean(box.dataset.prmClosed),
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
            "t-on-formdata": this.onFormData,
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

    /** Browsers give no half-typed date away: without this it would just be gone. */
    onFormData({ formData }) {
        for (const field of this.el.querySelectorAll("input[type='date']")) {
            if (field.validity.badInput) {
                formData.set(field.name, HALF_A_DATE);
            }
        }
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
