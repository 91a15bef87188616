import { toRaw } from "@odoo/owl";

import { registerMessageAction } from "@mail/core/common/message_actions";
import { _t } from "@web/core/l10n/translation";

/** Tell whether a partner could read a copy of this message. */
function canShare(message) {
    const { model, prmSharesNotes } = message.thread ?? {};
    if (model === "crm.lead") {
        return Boolean(prmSharesNotes);
    }
    return model === "prm.registration" && message.isNote;
}

registerMessageAction("prm-share-with-partner", {
    condition: ({ message, store }) =>
        store.self.main_user_id?.share === false && !message.isEmpty && canShare(message),
    icon: "fa fa-share-alt",
    name: _t("Share with partner"),
    onSelected: async ({ message, owner }) => {
        const thread = toRaw(message.thread);
        const { orm, action } = owner.env.services;
        const dialog = await orm.call("mail.message", "action_prm_share_with_partner", [
            [message.id],
        ]);
        await action.doAction(dialog, { onClose: () => thread.fetchNewMessages() });
    },
    sequence: 56,
});
