"""Measures what the workbook promises about speed: `python -m tests.bench [start|commands|change|tone ...]`."""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.bench.table import Figure, written

SUBJECTS = ("start", "commands", "change", "tone")


def main() -> int:
    """Measure the subjects named, or all; 0 where every goal holds."""
    figures: list[Figure] = []
    for subject in sys.argv[1:] or SUBJECTS:
        with tempfile.TemporaryDirectory(prefix="workbook-bench-") as folder:
            figures += import_module(f"tests.bench.{subject}").figures(Path(folder))
    sys.stdout.write(written(figures) + "\n")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
