"""What `workbook show` says of a client besides the score: the work, the contact, and every date."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbook.phrases import CHOICES, KINDS
from workbook.words import _, day

if TYPE_CHECKING:
    from workbook.domain.client import Client

Dated = tuple[date, str, str]
"""A day, what kind of day it is (for programs), and what it is in words."""

RATE_PER = {"hour": "an hour", "day": "a day", "month": "a month", "project": "for the project"}


def line_of_work(client: "Client") -> str:
    """Give id, kind of work, since when, rate and language in one line."""
    work = client.engagement
    parts = [client.id, _(KINDS[work.kind])]
    if work.since is not None:
        parts.append(_("since {day}").format(day=day(work.since)))
    if work.rate is not None:
        parts.append(f"{work.rate:f} {work.currency} {_(RATE_PER[work.rate_per])}")
    parts.append({"en": "English", "de": "Deutsch", "ru": "русский"}[client.language])
    if client.archived:
        parts.append(_("in the archive"))
    return " · ".join(parts)


def line_of_contact(client: "Client") -> str:
    """Give the person and how to reach them in one line, empty where nothing is known."""
    contact = client.contact
    return " · ".join(part for part in (contact.person, contact.email, contact.phone) if part)


def days_of(client: "Client") -> list[Dated]:
    """Give every day that is known of a client, oldest first."""
    found = [
        *_work_days(client),
        *_card_days(client),
        *_decision_days(client),
        *_ending_days(client),
    ]
    return sorted(found, key=lambda one: one[0])


def _work_days(client: "Client") -> Iterator[Dated]:
    yield client.created, "added", _("added to the book")
    if client.engagement.since is not None:
        yield client.engagement.since, "since", _("the work began")
    for entry in client.log:
        yield entry.on, "log", entry.text


def _card_days(client: "Client") -> Iterator[Dated]:
    from workbook.domain.decision import ending

    card = client.scorecard
    for seen in card.observations:
        yield seen.on, seen.kind, f"{_('fact') if seen.kind == 'fact' else _('impression')}: {seen.text}"
    for review in card.reviews:
        told = _("review: {points}").format(points="–" if review.points is None else int(review.points))
        yield review.on, "review", f"{told}; {' '.join(review.note.split())}" if review.note else told
    if card.reviews and ending(client) is None:
        yield card.reviews[-1].on + timedelta(days=card.cadence_days), "next-review", _("next review")
    if card.override is not None:
        yield card.override.until, "override-ends", _("the band set by hand ends")


def _decision_days(client: "Client") -> Iterator[Dated]:
    for chosen in client.decision.earlier:
        yield chosen.on, "earlier-decision", f"{_('decided')}: {_(CHOICES[chosen.choice])}; {chosen.because}"
    chosen_now = client.decision.chosen
    if chosen_now is not None:
        yield chosen_now.on, "decision", f"{_('decided')}: {_(CHOICES[chosen_now.choice])}; {chosen_now.because}"
        if chosen_now.cooling_until is not None:
            yield chosen_now.cooling_until, "cooling-until", _("the talk can be held from here on")
    for plan in client.repairs:
        yield plan.made_on, "repair-planned", _("repair planned: {change}").format(change=plan.change)
        yield plan.due, "repair-due", _("repair: look again")
        if plan.verdict_on is not None:
            kept = _("kept") if plan.verdict == "kept" else _("not kept")
            yield plan.verdict_on, "repair-judged", _("repair: {kept}").format(kept=kept)


def _ending_days(client: "Client") -> Iterator[Dated]:
    talk, handover, closing = client.rehearsal.talk, client.handover, client.closing
    single = (
        (talk.planned_on if talk.held_on is None else None, "talk-planned", _("the talk is planned")),
        (talk.held_on, "talk-held", _("the talk was held")),
        (handover.notice_on, "notice", _("notice given")),
        (handover.last_day, "last-day", _("last working day")),
        (closing.reward_taken_on, "reward", _("the reward was taken")),
        (closing.closed_on, "closed", _("laid to rest")),
    )
    for on, kind, text in single:
        if on is not None:
            yield on, kind, text
    for item in handover.items:
        if item.done_on is not None:
            yield item.done_on, "item-done", _("done: {text}").format(text=item.text)
