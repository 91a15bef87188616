import { SignatureForm } from "@portal/signature_form/signature_form";
import { registry } from "@web/core/registry";
import { NameAndSignature } from "@web/core/signature/name_and_signature";

/** The same field, whose buttons have names where they show a picture alone. */
export class PrmNameAndSignature extends NameAndSignature {
    static template = "prm.NameAndSignature";
}

/**
 * The signature form of Odoo's portal, sent as a plain form: with its token, one
 * redirect, and what is wrong told by the page.
 */
export class PrmSignatureForm extends SignatureForm {
    static components = {
        ...SignatureForm.components,
        NameAndSignature: PrmNameAndSignature,
    };

    onClickSubmit() {
        const form = document.querySelector("form.prm_signed_form");
        form.elements.full_name.value = this.signature.name;
        form.elements.signature.value = this.signature.getSignatureImage();
        form.submit();
    }
}

registry.category("public_components").add("prm.signature_form", PrmSignatureForm);
