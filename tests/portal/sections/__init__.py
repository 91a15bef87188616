from . import (
    test_block_switches,
    test_deal_switches,
    test_masked_closing,
    test_masked_fields,
    test_nothing_told,
    test_rows_left,
    test_section_mails,
    test_section_pages,
    test_section_rights,
    test_section_rows,
    test_section_tour,
    test_two_portals,
)
