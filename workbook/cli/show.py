"""`workbook show`: one client, with the explained score and all dates."""

from typing import TYPE_CHECKING, Any

import click

from workbook.cli.facts import days_of, line_of_contact, line_of_work
from workbook.cli.listing import COLOURS, due_values, score_values, stage
from workbook.cli.output import bold, dim, in_colour, put, put_json, table
from workbook.cli.shell import Shell, client_argument, pass_shell
from workbook.cli.worth import (
    money_lines,
    money_values,
    notice_lines,
    notice_values,
    parting_lines,
    parting_values,
)
from workbook.content.brief import flag_titles
from workbook.phrases import BANDS, CHOICES, GROUPS, ITEM_SIGNS, RATINGS, band, points, sign, step
from workbook.words import _, ago, day, ngettext, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.book import Book
    from workbook.domain.client import Client
    from workbook.domain.score import Part, Score

HELP = """One client: the score with what each flag gives to it, the decision, the handover, and all dates.

\b
  workbook show acme
  workbook show acme --json | jq .score.points
  workbook show acme --what-if

With --json, one object:

\b
  id, name, kind, language, archived, stage, next   as in `workbook list --json`
  score     {score, points, band, provisional, by_hand, deal_breaker, judged, parts, moved};
            parts: {flag, title, rating, weight, points, newest_fact, facts, impressions};
            moved: points by flag since the last review, where they changed
  decision  {choice, because, on, cause, override, cooling_until, reward}, or null
  handover  a list of {number, id, group, text, state, due, owner, proof, skipped}
  dates     a list of {on, kind, text}, oldest first
  money     {currency, income, since, until, effective_rate, floor_rate, book_currency, days_late, sample, overdue,
            owed, proposals}; amounts are text, so that no cent is lost; the floor is in the book's currency
  notice    {given, last_day, steps, trouble}: a notice given today, counted by the contract
  what_if   only with --what-if: {currency, figures, last_day, shares, not_summed, unknown}, or null;
            figures: {value, endless, needs, text} by name
"""


@click.command("show", help=HELP, short_help="One client, the score explained, all dates.")
@client_argument
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.option("--what-if", "what_if", is_flag=True, help="What parting would mean too; this reads every client.")
@pass_shell
def show_command(shell: Shell, client: str, *, as_json: bool, what_if: bool) -> None:
    """See HELP."""
    book = shell.book
    found = book.client(book.find(client))
    if as_json:
        put_json({**_values(found, book), "what_if": parting_values(found, book) if what_if else None})
        return
    for line in _lines(found, book):
        put(line)
    for line in parting_lines(found, book) if what_if else ():
        put(line)


def _lines(client: "Client", book: "Book") -> "Iterator[str]":
    now = book.score(client)
    due = book.summary(client).next_step(book.rules, book.today)
    mark = sign(now)
    coloured = in_colour(mark, COLOURS[mark]) if mark in COLOURS else mark
    yield f"{coloured} {points(now)} {bold(client.name)}"
    yield dim(line_of_work(client))
    if contact := line_of_contact(client):
        yield dim(contact)
    yield ""
    yield f"{_('Next')}: {step(due, book.today)}"
    yield ""
    yield from _score_lines(client, now, book)
    yield from _decision_lines(client)
    yield from _handover_lines(client, book)
    yield from money_lines(client, book)
    yield from notice_lines(client, book)
    yield ""
    yield bold(_("Dates"))
    yield from table([(day(on), text) for on, _kind, text in days_of(client)])


def _score_lines(client: "Client", now: "Score", book: "Book") -> "Iterator[str]":
    yield bold(_("Score"))
    if now.points is None:
        yield _("No flag is judged yet: workbook rate {id} FLAG 0|1|2|3").format(id=client.id)
        return
    titles = flag_titles("en")
    ordered = sorted(now.parts, key=lambda part: -part.points)
    yield from table([_part_row(part, titles, client, book) for part in ordered], right=frozenset({0}))
    yield _("{points} of 100: {band}.").format(points=points(now), band=band(now))
    if now.deal_breaker is not None:
        yield _("“{flag}” is reason enough by itself, whatever the points are.").format(flag=titles[now.deal_breaker])
    if now.provisional:
        missing = book.rules.judged_needed - now.judged
        yield ngettext(
            "It is provisional until {n} more flag is judged.",
            "It is provisional until {n} more flags are judged.",
            missing,
        ).format(n=missing)
    by_hand = client.scorecard.override
    if now.overridden and by_hand is not None:
        yield _("Set by hand to {band} until {day}: {reason}").format(
            band=_(BANDS[by_hand.band]), day=day(by_hand.until), reason=by_hand.reason
        )
    yield from _moved_lines(client, now, titles)


def _part_row(part: "Part", titles: dict[str, str], client: "Client", book: "Book") -> tuple[str, ...]:
    flag = part.term.flag
    facts = client.scorecard.observed(flag, "fact")
    impressions = client.scorecard.observed(flag, "impression")
    if facts:
        behind = ngettext("{n} fact, newest {ago}", "{n} facts, newest {ago}", len(facts)).format(
            n=len(facts), ago=ago(facts[0].on, book.today)
        )
    elif impressions:
        behind = ngettext("{n} impression", "{n} impressions", len(impressions)).format(n=len(impressions))
    else:
        behind = _("nothing noted") if part.term.rating else ""
    return (f"{part.points:.1f}", titles[flag], _(RATINGS[part.term.rating]), behind)


def _moved_lines(client: "Client", now: "Score", titles: dict[str, str]) -> "Iterator[str]":
    moved = _moved(client, now)
    if not moved:
        return
    last = client.scorecard.reviews[-1]
    parts = ", ".join(f"{titles.get(flag, flag)} {change:+.1f}" for flag, change in moved.items())
    yield _("Since the review of {day}: {changes}").format(day=day(last.on), changes=parts)


def _moved(client: "Client", now: "Score") -> dict[str, float]:
    """Give by how many points each flag moved since the last review, the most first; less than 0.1 is left out."""
    if not client.scorecard.reviews:
        return {}
    before = client.scorecard.reviews[-1].parts
    after = {part.term.flag: part.points for part in now.parts}
    changes = {flag: round(after.get(flag, 0.0) - before.get(flag, 0.0), 1) for flag in {**before, **after}}
    return {flag: change for flag, change in sorted(changes.items(), key=lambda one: -abs(one[1])) if change}


def _decision_lines(client: "Client") -> "Iterator[str]":
    chosen = client.decision.chosen
    if chosen is None:
        return
    yield ""
    yield bold(_("Decision"))
    yield f"{_(CHOICES[chosen.choice])}: {chosen.because}"
    if chosen.override:
        yield _("Decided without the facts: {reason}").format(reason=chosen.override)
    if client.decision.reward:
        yield _("Reward: {reward}").format(reward=client.decision.reward)


def _handover_lines(client: "Client", book: "Book") -> "Iterator[str]":
    from workbook.domain.handover import due_day, in_order, state_of

    items = in_order(client.handover)
    if not items:
        return
    yield ""
    yield bold(_("Handover") + f" {client.handover.done}/{len(items)}")
    rows = []
    for place, item in enumerate(items, start=1):
        state = state_of(item, client, book.today)
        mark = ITEM_SIGNS["theirs" if state == "open" and item.gate == "theirs" else state]
        due = due_day(item, client.handover)
        late = when(due, book.today) if due is not None and not item.settled else ""
        rows.append((str(place), mark, _(GROUPS[item.group]), late, item.text))
    yield from table(rows, right=frozenset({0}))


def _values(client: "Client", book: "Book") -> dict[str, Any]:
    now = book.score(client)
    summary = book.summary(client)
    due = summary.next_step(book.rules, book.today)
    return {
        "id": client.id,
        "name": client.name,
        "kind": client.engagement.kind,
        "language": client.language,
        "archived": client.archived,
        "stage": stage(summary, due),
        "next": due_values(due, book) if due is not None else None,
        "score": {
            **score_values(now),
            "points": now.points,
            "judged": now.judged,
            "parts": [_part_values(part, client) for part in now.parts],
            "moved": _moved(client, now),
        },
        "decision": _decision_values(client),
        "handover": _handover_values(client, book),
        "dates": [{"on": on.isoformat(), "kind": kind, "text": text} for on, kind, text in days_of(client)],
        "money": money_values(client, book),
        "notice": notice_values(client, book),
    }


def _part_values(part: "Part", client: "Client") -> dict[str, Any]:
    term = part.term
    return {
        "flag": term.flag,
        "title": flag_titles("en")[term.flag],
        "rating": term.rating,
        "weight": term.weight,
        "points": part.points,
        "newest_fact": term.newest_fact.isoformat() if term.newest_fact else None,
        "facts": len(client.scorecard.observed(term.flag, "fact")),
        "impressions": len(client.scorecard.observed(term.flag, "impression")),
    }


def _decision_values(client: "Client") -> dict[str, Any] | None:
    chosen = client.decision.chosen
    return {**chosen.model_dump(mode="json"), "reward": client.decision.reward} if chosen is not None else None


def _handover_values(client: "Client", book: "Book") -> list[dict[str, Any]]:
    from workbook.domain.handover import due_day, in_order, state_of

    return [
        {
            "number": place,
            "id": item.id,
            "group": item.group,
            "text": item.text,
            "state": state_of(item, client, book.today),
            "due": due.isoformat() if (due := due_day(item, client.handover)) else None,
            "owner": item.owner,
            "proof": item.proof,
            "skipped": item.skipped,
        }
        for place, item in enumerate(in_order(client.handover), start=1)
    ]
