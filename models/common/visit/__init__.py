"""What holds while a page is read: asked once."""

from . import rendering
