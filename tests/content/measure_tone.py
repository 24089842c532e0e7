"""Measures how well the tone rules name what they were not built on: `python -m tests.content.measure_tone`.

For each language `tests/content/tone/LANGUAGE/` holds two parts, `build` (to write rules against) and `measure` (only
ever counted), each with `faulty.tsv` (a family, a tab, a sentence that breaks it) and `clean.txt` (a sentence a line,
near misses above all), and `scripts/*.txt`, whole scripts that are good as they are. Lines that begin with `#` are
comments. With `--build en` the sentences of the build part that went wrong are listed.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbook.content.tone import tone_rules
from workbook.domain.tone import Finding, check

HERE = Path(__file__).parent / "tone"
PARTS = ("build", "measure")


@dataclass(frozen=True)
class Figures:
    """What one part of one language gave; wrong sentences are kept with what was found in them."""

    faulty: Counter[str]
    named: Counter[str]
    missed: tuple[tuple[str, str, tuple[Finding, ...]], ...]
    clean: int
    marked: tuple[tuple[str, tuple[Finding, ...]], ...]

    @property
    def right(self) -> float:
        """Share of the faulty sentences whose family was named."""
        return self.named.total() / max(1, self.faulty.total())

    @property
    def false(self) -> float:
        """Share of the clean sentences marked at warning level or above."""
        return len(self.marked) / max(1, self.clean)


def lines(file: Path) -> list[str]:
    """Give the lines of a corpus file without comments and empty ones."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def languages() -> list[str]:
    """Give the languages that have a corpus."""
    return sorted(path.name for path in HERE.iterdir() if (path / "measure").is_dir())


@cache
def measure(language: str, part: str) -> Figures:
    """Check every sentence of one part by itself."""
    rules = tone_rules(language)
    faulty: Counter[str] = Counter()
    named: Counter[str] = Counter()
    missed = []
    for line in lines(HERE / language / part / "faulty.tsv"):
        family, sentence = line.split("\t")
        found = check(sentence, rules, whole=False)
        faulty[family] += 1
        if any(finding.family == family for finding in found):
            named[family] += 1
        else:
            missed.append((family, sentence, found))
    marked = []
    clean = lines(HERE / language / part / "clean.txt")
    for sentence in clean:
        found = tuple(finding for finding in check(sentence, rules, whole=False) if finding.level != "hint")
        if found:
            marked.append((sentence, found))
    return Figures(faulty, named, tuple(missed), len(clean), tuple(marked))


@cache
def scripts(language: str) -> dict[str, tuple[Finding, ...]]:
    """Give each good script's name with its findings at error level."""
    rules = tone_rules(language)
    return {
        file.stem: tuple(
            finding for finding in check(file.read_text(encoding="utf-8"), rules) if finding.level == "error"
        )
        for file in sorted((HERE / language / "scripts").glob("*.txt"))
    }


def report(language: str) -> list[str]:
    """Word the figures of a language."""
    out = [language]
    for part in PARTS:
        figures = measure(language, part)
        out.append(
            f"  {part:8} {figures.faulty.total():4} faulty, right family {figures.right:6.1%};"
            f" {figures.clean:4} clean, marked {figures.false:6.1%}"
        )
        out += [
            f"    {f:11}{figures.named[f]:4} of {n:3} {figures.named[f] / n:7.1%}"
            for f, n in sorted(figures.faulty.items())
        ]
    good = scripts(language)
    out.append(f"  {len(good)} good scripts, {sum(map(bool, good.values()))} with an error")
    return out


def mistakes(language: str) -> list[str]:
    """List what went wrong in the part to build on."""
    figures = measure(language, "build")
    wrong = [(f"missed {family}: {sentence}", found) for family, sentence, found in figures.missed]
    wrong += [(f"marked: {sentence}", found) for sentence, found in figures.marked]
    wrong += [(f"script {name}:", found) for name, found in scripts(language).items() if found]
    return [f"{what}  {[(one.rule, one.text) for one in found]}" for what, found in wrong]


def main(arguments: list[str]) -> None:
    """Print the figures of every language, or the mistakes of one in its build part."""
    if arguments[:1] == ["--build"]:
        out = [line for language in arguments[1:] or languages() for line in mistakes(language)]
    else:
        out = [line for language in languages() for line in report(language)]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
