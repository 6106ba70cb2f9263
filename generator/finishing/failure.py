"""What stops finishing: a built page, or a built site, is not what it must be."""

from ..ground.problem import GeneratorError


class FinishingError(GeneratorError):
    """A built page is not what the finishing step expects; ``name`` says which point."""

    def __init__(self, name: str, detail: str = "") -> None:
        super().__init__(f"{name} : {detail}" if detail else name)
        self.name = name
