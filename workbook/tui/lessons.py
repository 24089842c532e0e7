"""What the help teaches about each part: the task first, in a few sentences."""

from collections.abc import Mapping

from workbook.words import N_

TEACHING: Mapping[str, tuple[str, str]] = {
    "list": (
        N_("Your clients"),
        N_(
            "Every client has a line that says what they need next; those who need you today come first. "
            "Open one with enter, and go through the parts 1 to 6 in the order in which the story goes."
        ),
    ),
    "facts": (
        N_("Facts: who they are"),
        N_(
            "Note who they are, how you work for them and what was agreed, and keep a log of what happens. "
            "What stands here is used in the talk, the letter and the handover, so that you type it once."
        ),
    ),
    "scorecard": (
        N_("Scorecard: how it stands"),
        N_(
            "Go through the flags and rate how often you see each, from 0 never to 3 constantly. Put what happened "
            "behind it with o: a fact counts fully and fades over the months, an impression counts half. "
            "Below 35 the relationship is fine, from 35 it wants repair, from 65 it may be time to part. "
            "Press enter on any flag to see how it counts, and r to keep a review of today."
        ),
    ),
    "decision": (
        N_("Decision: keep, repair or part"),
        N_(
            "Answer the questions in your own words, in your own time. Then choose, and write down the one sentence "
            "that it rests on. Parting asks for facts from two different days and cools off for three days before "
            "the talk; with abuse it does not have to."
        ),
    ),
    "rehearsal": (
        N_("Rehearsal: the talk"),
        N_(
            "Write what you want to say, section by section; the talking points beside it can be put in with enter. "
            "Keep it under two minutes. Practise it, with the answers you may get, until it sits."
        ),
    ),
    "handover": (
        N_("Handover: leave nothing behind"),
        N_(
            "Tick what is done with space. Set the last working day, and every due day follows it. "
            "What is yours and unpaid waits for payment; what is theirs is never held back; "
            "your own access goes last."
        ),
    ),
    "money": (
        N_("Money and hours"),
        N_(
            "Enter invoices and hours with a, a payment with p; the left and right arrows choose a cell, e changes it. "
            "Every figure on top is made of these rows, and enter shows how. Where the rows themselves point to a red "
            "flag, the workbook proposes it: space takes it over, d leaves it."
        ),
    ),
    "what-if": (
        N_("What if we part?"),
        N_(
            "What would be lost, what would be freed, and what would be left, with all your clients side by side. "
            "Nothing is made up: what is not recorded stays open, and e enters your floor rate, monthly costs, reserve "
            "and exchange rates. Enter explains each figure."
        ),
    ),
    "notice": (
        N_("Contract and notice"),
        N_(
            "Note what was agreed, and the clock counts: when a notice given today, or on another day (g), runs out, "
            "step by step. l takes the last working day over into the handover. It is a help to plan with, not legal "
            "advice."
        ),
    ),
    "reward": (
        N_("Reward: you did it"),
        N_(
            "When the last item is settled, see what you did, take what you promised yourself, note what you learnt, "
            "and lay the client to rest in the archive. Nothing is lost there."
        ),
    ),
}
