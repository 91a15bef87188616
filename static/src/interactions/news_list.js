import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * Opening an unread item of the news marks it read, too.
 *
 * The link goes by way of a POST, since following a link must change nothing. Where the
 * reader wants a new tab, the server is told beside. Without this the link opens, and
 * "Mark as read" stands beside it.
 */
export class NewsList extends Interaction {
    static selector = ".prm_news_form";
    dynamicContent = {
        ".prm_news_link[data-open]": {
            "t-on-click": this.onClick,
            "t-on-auxclick": this.onOtherClick,
        },
    };

    onClick(ev) {
        if (ev.ctrlKey || ev.metaKey || ev.shiftKey || ev.altKey) {
            this.tell(ev.currentTarget);
            return;
        }
        ev.preventDefault();
        this.el.action = ev.currentTarget.dataset.open;
        this.el.submit();
    }

    /** The middle button opens a new tab. */
    onOtherClick(ev) {
        if (ev.button === 1) {
            this.tell(ev.currentTarget);
        }
    }

    tell(link) {
        const data = new FormData(this.el);
        data.set("news", link.closest("[data-id]").dataset.id);
        navigator.sendBeacon(this.el.action, data);
    }
}

registry.category("public.interactions").add("prm.news_list", NewsList);
