"""The program page: tiers, progress, certificates, lists."""

from . import (
    certificates,
    lists,
    page,
    reading,
    ways,
)
