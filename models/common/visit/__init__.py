"""What holds while a page is read: asked once, and together."""

from . import glance, rendering
