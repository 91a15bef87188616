"""Files and links for partners: who reads them, their versions, who downloaded them."""

from . import (
    category,
    document,
    document_content,
    document_audience,
    document_versions,
    document_mail,
    version,
    download,
    notice,
    reader_scope,
    audience,
    notification_entries,
    listing,
    exported,
    page,
    portal_entries,
)
