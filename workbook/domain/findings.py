"""Which findings of the tone checker are left in a client's texts, and leaving one as it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbook.domain.cleaning import clean_line
from workbook.domain.rehearsal import dismiss_finding
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


def leave(client: "Client", finding: Finding, reason: str) -> "Client":
    """Leave a finding as it is, wherever these words stand, for a reason that is kept; Refused where there is none."""
    return dismiss_finding(client, finding.rule, quoted(finding), reason)
