from . import (
    test_access_documents,
    test_document_content,
    test_document_notices,
    test_document_pages,
    test_document_parts,
    test_document_versions,
    test_race_documents,
)
