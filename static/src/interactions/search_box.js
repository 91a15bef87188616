import { _t } from "@web/core/l10n/translation";

/** Make a search box of the text field that waits beside a lookup's select. */
export function makeSearchBox(el, select) {
    const { id, className } = select;
    const input = el.querySelector(".prm_lookup_text");
    Object.assign(input, { type: "text", id, autocomplete: "off" });
    input.className = className.replace("form-select", "form-control");
    input.placeholder = _t("Type to search");
    input.removeAttribute("aria-hidden");
    input.removeAttribute("tabindex");
    for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) {
        if (select.hasAttribute(name)) {
            input.setAttribute(name, select.getAttribute(name));
        }
    }
    input.dataset.prmMust = "1";
    return input;
}

/** Hide the select, and put the search box with its list into its place. */
export function replaceSelect(el, select, input, list) {
    select.id = `${select.id}_value`;
    select.classList.add("d-none");
    select.required = false;
    delete select.dataset.prmMust;
    const box = document.createElement("div");
    box.className = "position-relative";
    select.before(box);
    box.append(input, list.el);
    // Bootstrap shows an error only beside its field.
    const error = el.querySelector(".invalid-feedback");
    if (error) {
        box.append(error);
    }
    box.append(list.status);
}
