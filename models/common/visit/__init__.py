"""What holds while a page is read, or mails are rendered: asked once, and together."""

from . import glance, reader, rendering, rows
