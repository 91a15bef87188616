"""Reading the boards of the portal."""


class BoardPages:
    """A board as its page shows it."""

    def board(self, address="/registrations", user=None, **params):
        """Return the page of a board."""
        page = self.visit(address, user=user, layout="board", **params)
        self.assertEqual(page.status, 200)
        return page

    def columns(self, page):
        """Return heading → names on the cards, in the order of the page."""
        found = {}
        for section in page.has_class("prm_column"):
            [name] = section.xpath("./h2/span[1]")
            cards = section.xpath(".//a[contains(@class, 'prm_row')]")
            found[name.text_content()] = [card.text_content() for card in cards]
        return found

    def column(self, page, name):
        """Return the column with this heading."""
        [section] = [
            section
            for section in page.has_class("prm_column")
            if section.xpath("./h2/span[1]")[0].text_content() == name
        ]
        return section

    def told(self, page, name, css):
        """Return a text of a column: its ``count``, ``sum`` or ``note``."""
        found = self.column(page, name).xpath(f".//span[contains(@class, '{css}')]")
        texts = [" ".join(each.text_content().split()) for each in found]
        return texts[0].rpartition(": ")[2] if texts else ""
