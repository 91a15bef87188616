"""An answer that carries its reason: allowed or not, and the code of why.

The page turns the code into a sentence, the server refuses with the same object.

>>> bool(ALLOWED)
True
>>> verdict = refuse("tin_shape")
>>> bool(verdict), verdict.code
(False, 'tin_shape')
>>> verdict == refuse("tin_shape")
True
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """Whether something is allowed and, when it is not, the code of the reason."""

    allowed: bool
    code: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refuse(code: str) -> Verdict:
    """Return the refusal that carries ``code``."""
    return Verdict(False, code)
