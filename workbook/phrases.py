"""The domain in words: bands, stages, next steps and changes, said alike on screen and on the command line."""

from datetime import date

from workbook.domain.agenda import Due, Mark, Part
from workbook.domain.score import Band, Score
from workbook.words import N_, _, ngettext, when

BAND_SIGNS: dict[Band, str] = {"keep": "●", "repair": "◆", "part": "▲"}
BAND_COLOURS: dict[str, str] = {"●": "success", "◆": "warning", "▲": "error", "…": "secondary"}
"""The theme's colour that goes with a sign."""
MARK_SIGNS: dict[Mark, str] = {"empty": "○", "begun": "◐", "done": "●"}
ITEM_SIGNS: dict[str, str] = {
    "open": "[ ]", "done": "[x]", "skipped": "[-]", "overdue": "[!]", "waits": "[$]", "locked": "[ ]",
    "theirs": "[~]",
}  # fmt: skip

BANDS: dict[Band, str] = {"keep": N_("keep"), "repair": N_("repair"), "part": N_("part")}
CHOICES: dict[str, str] = {
    "keep": N_("keep"),
    "repair": N_("repair"),
    "part": N_("part"),
    "leaves": N_("they leave"),
    "fades": N_("it fades out"),
}
PARTS: dict[Part, str] = {
    "facts": N_("Facts"),
    "scorecard": N_("Scorecard"),
    "decision": N_("Decision"),
    "rehearsal": N_("Rehearsal"),
    "handover": N_("Handover"),
    "reward": N_("Reward"),
}
KINDS: dict[str, str] = {"project": N_("project"), "retainer": N_("retainer"), "orders": N_("small orders")}
CATEGORIES: dict[str, str] = {
    "money": N_("Money"),
    "time": N_("Time"),
    "respect": N_("Respect"),
    "communication": N_("Communication"),
    "fit": N_("Fit"),
    "wellbeing": N_("Wellbeing"),
}
SECTIONS: dict[str, str] = {
    "opening": N_("Opening"),
    "reason": N_("Reason"),
    "next": N_("What happens next"),
    "options": N_("Options"),
    "thanks": N_("Thanks"),
    "close": N_("Close"),
}
GROUPS: dict[str, str] = {
    "finish": N_("Finish"),
    "money": N_("Money"),
    "access": N_("Files and access"),
    "successor": N_("Successor"),
    "goodbye": N_("Goodbye"),
}
OWNERS: dict[str, str] = {"me": N_("me"), "client": N_("client"), "successor": N_("successor")}
CAUSES: dict[str, str] = {
    "money": N_("money"),
    "time": N_("time"),
    "respect": N_("respect"),
    "communication": N_("communication"),
    "fit": N_("it does not fit"),
    "wellbeing": N_("my health and peace of mind"),
    "outgrown": N_("I have outgrown it"),
    "capacity": N_("no room for it any more"),
}
LETTER_LACKS: dict[str, str] = {
    "last-day": N_("No last working day is set; the letter says that it will follow."),
    "repair-plan": N_("There is no repair plan; the letter says that the points will follow."),
    "person": N_("No contact person is noted; the letter greets nobody by name."),
    "me": N_('Your name is not known; add name = "…" to the settings file, and the letter is signed.'),
}
"""What a letter goes without, and what it says instead."""
RATINGS: tuple[str, ...] = (N_("never"), N_("sometimes"), N_("often"), N_("constantly"))

STEPS: dict[str, tuple[str, str, str]] = {
    "review": (N_("review today"), N_("nothing until {day}"), N_("review today")),
    "decide": (N_("time to decide"), N_("time to decide"), N_("time to decide")),
    "plan": (N_("make the repair plan"), N_("make the repair plan"), N_("make the repair plan")),
    "repair": (N_("was the repair kept?"), N_("repair until {day}"), N_("was the repair kept?")),
    "cooling": (N_("prepare the talk"), N_("cools off till {day}"), N_("prepare the talk")),
    "prepare": (N_("prepare the talk"), N_("prepare the talk"), N_("prepare the talk")),
    "talk": (N_("the talk is today"), N_("talk {day}"), N_("talk was on {day}")),
    "confirm": (N_("confirm in writing"), N_("confirm in writing"), N_("confirm in writing")),
    "handover": (N_("handover {done}/{total}"), N_("handover {done}/{total}"), N_("handover {done}/{total}")),
    "last-day": (N_("last day today"), N_("last day {day}"), N_("last day was {day}")),
    "reward": (N_("take your reward"), N_("take your reward"), N_("take your reward")),
    "override": (N_("band by hand ends today"), N_("band by hand until {day}"), N_("band by hand has ended")),
    "invoice": (N_("an invoice is late"), N_("invoice due {day}"), N_("an invoice is late")),
    "renewal": (N_("last day for notice"), N_("notice by {day}"), N_("the term goes on")),
    "note": (N_("anything to note?"), N_("nothing until {day}"), N_("anything to note?")),
    "rest": (N_("resting since {day}"), N_("resting since {day}"), N_("resting since {day}")),
}
"""What each step reads as when it is due now, still ahead, or late."""

VERBS: dict[str, str] = {
    "add": N_("added the client"),
    "rate": N_("rated a flag"),
    "observe": N_("noted an observation"),
    "edit_observation": N_("changed an observation"),
    "remove_observation": N_("removed an observation"),
    "review": N_("kept a review"),
    "set_cadence": N_("changed how often to review"),
    "override_band": N_("set the band by hand"),
    "drop_override": N_("dropped the band set by hand"),
    "answer": N_("answered a question"),
    "promise_reward": N_("chose the reward"),
    "decide": N_("decided"),
    "withdraw": N_("took the decision back"),
    "plan_repair": N_("planned a repair"),
    "edit_repair": N_("changed the repair plan"),
    "judge_repair": N_("judged the repair"),
    "remove_repair": N_("removed the repair plan"),
    "write_script": N_("wrote in the script"),
    "write_letter": N_("wrote in the letter"),
    "add_point": N_("added a talking point"),
    "edit_point": N_("changed a talking point"),
    "remove_point": N_("removed a talking point"),
    "prepare_reply": N_("prepared a reply"),
    "edit_reply": N_("changed a reply"),
    "remove_reply": N_("removed a reply"),
    "choose_options": N_("chose options to offer"),
    "keep_run": N_("finished a drill"),
    "plan_talk": N_("planned the talk"),
    "hold_talk": N_("held the talk"),
    "note_talk": N_("noted what came of the talk"),
    "reopen_talk": N_("took back that the talk was held"),
    "dismiss_finding": N_("let a finding stand"),
    "tick": N_("ticked an item"),
    "untick": N_("opened an item again"),
    "skip": N_("skipped an item"),
    "add_item": N_("added an item"),
    "add_items": N_("added several items"),
    "edit_item": N_("changed an item"),
    "remove_item": N_("removed an item"),
    "move_item": N_("moved an item"),
    "lay_out": N_("laid out the checklist"),
    "set_last_day": N_("set the last working day"),
    "take_reward": N_("took the reward"),
    "set_door": N_("chose how the door stands"),
    "learn": N_("wrote down a lesson"),
    "close": N_("laid the client to rest"),
    "reopen": N_("took the client out of the archive"),
    "rename": N_("changed the name"),
    "set_language": N_("changed the language"),
    "set_contact": N_("changed the contact"),
    "set_engagement": N_("changed the engagement"),
    "set_contract": N_("changed the contract"),
    "add_invoice": N_("added an invoice"),
    "edit_invoice": N_("changed an invoice"),
    "remove_invoice": N_("removed an invoice"),
    "record_payment": N_("noted a payment"),
    "remove_payment": N_("removed a payment"),
    "set_status": N_("changed how an invoice stands"),
    "change_currency": N_("changed the currency"),
    "add_hours": N_("added hours"),
    "edit_hours": N_("changed hours"),
    "remove_hours": N_("removed hours"),
    "add_rows": N_("took in invoices and hours"),
    "accept_proposal": N_("took over what the invoices and hours show"),
    "dismiss_proposal": N_("left a proposed flag alone"),
    "write_notes": N_("wrote in the notes"),
    "log_entry": N_("noted what happened"),
    "edit_log": N_("changed the log"),
    "move_log": N_("changed a day in the log"),
    "remove_log": N_("removed from the log"),
    "delete": N_("deleted the client"),
    "go_back": N_("went back to an earlier state"),
    "restore": N_("restored the client"),
    "replace": N_("replaced the client from a file"),
}


def verb(name: str) -> str:
    """Say what a verb did, in the past tense; the name itself for one that a newer workbook wrote."""
    return _(VERBS[name]) if name in VERBS else name.replace("_", " ")


def sign(score: Score) -> str:
    """Give the sign of a score's band; "…" while it is provisional or nothing is judged."""
    if score.band is None or (score.provisional and not score.overridden and score.deal_breaker is None):
        return "…"
    return BAND_SIGNS[score.band]


def band(score: Score) -> str:
    """Say the band in a word."""
    if score.band is None:
        return _("not judged yet")
    word = _(BANDS[score.band])
    if score.overridden:
        return _("{band}, by hand").format(band=word)
    return _("{band}, provisional").format(band=word) if score.provisional and not score.deal_breaker else word


def points(score: Score) -> str:
    """Give the score as shown: a whole number, or a dash."""
    return "–" if score.shown is None else str(score.shown)


def step(due: Due | None, today: date) -> str:
    """Say what a client needs next and when, in a few words that fit the list."""
    if due is None:
        return _("nothing for now")
    if due.kind == "rate":
        missing = due.total - due.done
        return ngettext("judge {n} more flag", "judge {n} more flags", missing).format(n=missing)
    if due.kind == "handover" and not due.total:
        return _("lay out the handover")
    now, ahead, late = STEPS[due.kind]
    sentence = now if due.on is None or due.on == today else ahead if due.on > today else late
    at = when(due.on, today) if due.on is not None else ""
    return _(sentence).format(day=at, done=due.done, total=due.total)


def duty(due: Due, today: date) -> str:
    """Say what is due as the agenda lists it, where the day stands beside it."""
    plain = {"review": _("review"), "note": _("anything to note?")}
    return plain.get(due.kind) or step(due, today)
