"""Pictures for tests of a portal's settings."""

import base64
import io

from PIL import Image


def picture(kind="PNG", color="red", size=(300, 100)):
    """Return a picture as a field of Odoo holds it."""
    with io.BytesIO() as file:
        Image.new("RGB", size, color).save(file, kind)
        return base64.b64encode(file.getvalue())
