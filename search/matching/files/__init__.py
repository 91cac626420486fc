"""A need, a worker or an offer from a file: checked against docs/match.schema.json, names resolved, turned into facts."""

from search.matching.files.problems import FileProblem
from search.matching.files.reading import Asked, read_file

__all__ = ["Asked", "FileProblem", "read_file"]
