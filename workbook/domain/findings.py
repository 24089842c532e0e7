"""Which findings of the tone checker are left in a client's texts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbook.domain.cleaning import clean_line
from workbook.domain.tone.rules import Finding

if TYPE_CHECKING:
    from workbook.domain.client import Client

QUOTE_LIMIT = 200
"""Characters by which the words of a finding are known again."""


def quoted(finding: Finding) -> str:
    """Give the words of a finding as one line, cut where they go on for long."""
    return clean_line(clean_line(finding.text)[:QUOTE_LIMIT])


def left(findings: Iterable[Finding], client: "Client") -> tuple[Finding, ...]:
    """Give the findings that the person did not decide to leave.

    Who wants to repair may leave the door open: there, words that do so are none.
    """
    chosen = client.decision.chosen
    repair = chosen is not None and chosen.choice == "repair"
    stays = {(one.rule, one.text) for one in client.rehearsal.dismissed}
    return tuple(
        finding
        for finding in findings
        if (finding.rule, quoted(finding)) not in stays and not (repair and finding.family == "waver")
    )
