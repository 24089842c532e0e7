"""All checks in one go: `python -m tests`. It stops at nothing and says at the end what failed."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lint", (str(BIN / "ruff"), "check", ".")),
    ("format", (str(BIN / "ruff"), "format", "--check", ".")),
    ("types", (sys.executable, "-m", "mypy")),
    ("contracts", (str(BIN / "lint-imports"),)),
    ("tests", (sys.executable, "-m", "pytest", "-q", "-n", "auto")),
)


def main() -> int:
    """Run every check; 0 where all passed."""
    failed = []
    for name, command in CHECKS:
        print(f"== {name}: {' '.join(command)}", flush=True)  # noqa: T201 - this is what it is for
        started = time.monotonic()
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            failed.append(name)
        print(f"-- {name}: {time.monotonic() - started:.0f} s", flush=True)  # noqa: T201
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
