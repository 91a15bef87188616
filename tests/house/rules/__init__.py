"""All rules of the house: on each file, on all files together."""

from . import (
    architecture,
    documentation,
    folders,
    glue,
    models,
    sudo,
    testing,
    words,
)

# What holds everywhere, on each file.
HOUSE_RULES = (
    architecture.pure_imports,
    architecture.model_imports,
    architecture.tool_imports,
    architecture.controller_calls,
    architecture.file_length,
    architecture.function_length,
    architecture.complexity,
    sudo.sudo_scope,
    documentation.docstrings,
)
# What holds in each room: on each file, and on all files together.
FILE_RULES = (
    architecture.getattr_dispatch,
    sudo.sudo_returns,
    sudo.sudo_variables,
    documentation.raising_is_said,
    documentation.routes_have_one_line,
    documentation.rooms_say_what_for,
    folders.tests_import_no_tests,
    testing.once_is_no_matter_of_rights_or_pages,
    words.sentences_are_whole,
    words.fields_end_sentences,
    words.written_text_has_its_direction,
)
TREE_RULES = (
    models.mixins_have_heirs,
    models.written_once,
    models.parts_say_what_they_use,
    models.records_build_no_pages,
    documentation.public_methods_are_said,
    documentation.entry_points_name_parameters,
    folders.folders_are_small,
    folders.tests_stand_in_rooms,
    folders.views_stand_in_rooms,
    testing.tests_assert_something,
)
# What holds for glue alone; and its rooms, which are none: it is one room by itself.
GLUE_RULES = (glue.glue_imports, glue.glue_stays_inside)
NOT_OF_GLUE = (folders.tests_stand_in_rooms, folders.views_stand_in_rooms)
