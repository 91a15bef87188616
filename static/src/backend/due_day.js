import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import {
    RemainingDaysField,
    remainingDaysField,
} from "@web/views/fields/remaining_days/remaining_days_field";

// Up to so many days a number says more than a date.
const NEAR = 14;

/** A day on which something is due: in how many days, or the date; never "Next month". */
export class DueDay extends RemainingDaysField {
    get diffString() {
        const days = this.diffDays;
        if (days === null) {
            return "";
        }
        if (Math.abs(days) > NEAR) {
            return this.formattedValue;
        }
        const near = { "-1": _t("Yesterday"), 0: _t("Today"), 1: _t("Tomorrow") };
        const many = days < 0 ? _t("%s days ago", -days) : _t("In %s days", days);
        return near[days] || many;
    }
}

registry.category("fields").add("prm_due_day", { ...remainingDaysField, component: DueDay });
