"""A column of an exported list, as the service of the list names it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column; what stands in its cells comes from ``_cells`` of the service.

    ``key``: of the value among those of a row; ``label`` in the reader's language;
    ``width`` in letters; ``wraps``: its texts may have several lines.
    """

    key: str
    label: str
    width: int = 18
    wraps: bool = False
