"""Four clients who are staying, for now: one to look at today, one under repair, one that is well, one that is new."""

from workbook.domain.client import Client, new_client, set_contact, write_notes
from workbook.domain.decision import answer, decide
from workbook.domain.engagement import set_engagement
from workbook.domain.repair import plan_repair
from workbook.domain.scorecard import set_cadence
from workbook.sample.books import ada_books, blue_fox_books, nordlicht_books, shop_books
from workbook.sample.telling import RULES, Days, felt, happened, rated, reviewed, seen


def blue_fox(days: Days) -> Client:
    """Tell of a project that grows past what was agreed; its review is due today."""
    client = new_client("bluefox", "Blue Fox Studio", on=days.ago(150), kind="project", language="en", currency="GBP")
    client = set_contact(
        client, person="Tom Whitaker", email="tom@bluefox.example", phone="+44 20 7946 0112", address="Leeds"
    )
    client = set_engagement(client, since=days.ago(148), rate=6800, rate_per="project")
    client = blue_fox_books(client, days)
    client = write_notes(
        client,
        "The rebrand and the new site. Tom is fun to work with and says yes to everybody, which is the problem: "
        "what he promises in a meeting lands with us on Friday.",
    )
    client = happened(client, days.ago(148), "Kick-off in Leeds; everybody liked the sketches")
    client = rated(client, late_payment=0, costs_time=1, silence=0, haggles=1, rejects_advice=1)
    client = reviewed(client, days.ago(42), "Good start. Keep an eye on the hours.")
    client = happened(client, days.ago(31), "Second round of changes, which was to be the last")
    client = seen(client, "haggles", days.ago(30), "Asked for ten percent off “since it is mostly copy and paste”")
    client = rated(client, costs_time=2, haggles=2, breaks_terms=1)
    client = reviewed(client, days.ago(28), "Round three has begun without a word about money.")
    client = seen(client, "costs-time", days.ago(15), "Four calls in one week, 5 h 20 min together")
    client = reviewed(client, days.ago(14), "Told him what a further round costs. He laughed, kindly.")
    client = seen(client, "breaks-terms", days.ago(8), "Wants a shop page; the offer says five pages and no shop")
    client = felt(client, "rejects-advice", days.ago(6), "Nods at the advice and does the opposite by Monday")
    client = seen(client, "costs-time", days.ago(4), "Sent 23 remarks on the sixth version, at 22:50")
    return rated(client, costs_time=3, breaks_terms=2, rejects_advice=2, silence=1, late_payment=1)


def harbour_books(days: Days) -> Client:
    """Tell of a bookshop that hardly answers; a repair is being tried and ends in five days."""
    client = new_client("harbour", "Harbour Books", on=days.ago(400), kind="orders", language="en", currency="EUR")
    client = set_contact(
        client, person="Ruth Adeyemi", email="ruth@harbourbooks.example", phone="+353 1 555 0134", address="Galway"
    )
    client = set_engagement(client, since=days.ago(396), rate=70)
    client = shop_books(client, days)
    client = write_notes(
        client,
        "Posters, the window, the reading programme four times a year. Lovely work, and I buy too many books there.\n"
        "Ruth runs the shop alone since her sister left.",
    )
    client = happened(client, days.ago(180), "Her sister left the shop; Ruth does everything herself now")
    client = rated(client, silence=2, costs_time=1, too_little_work=1, disrespect=0)
    client = reviewed(client, days.ago(58), "It is not unkindness. She drowns in mail.")
    client = seen(client, "silence", days.ago(40), "No answer to three mails; the poster missed the printer's deadline")
    client = seen(client, "costs-time", days.ago(38), "Drove to Galway and back to have a proof signed, 3 h")
    client = rated(client, silence=3, costs_time=3, harms_health=1)
    client = felt(client, "harms-health", days.ago(36), "I begin to dread the programme, which I used to love")
    client = reviewed(client, days.ago(30), "Worth one honest try.")
    client = answer(
        client,
        "what-was-tried",
        "Reminders, and reminders of the reminders. Never a fixed time to talk, which she asked for long ago.",
    )
    client = answer(client, "my-part", "I said “no hurry” when there was one. Twice.")
    client = decide(
        client, "repair", "The work is good, only the answers are missing", on=days.ago(23), rules=RULES,
        cause="communication",
    )  # fmt: skip
    client = plan_repair(
        client,
        change="Ruth answers questions within two working days",
        test="No question of mine is open for more than two working days, four weeks long",
        agreement="A call every Tuesday at 9, before the shop opens, and a shared list instead of mails.",
        due=days.ahead(5),
        on=days.ago(23),
        new_id="harbour-r1",
    )
    client = reviewed(client, days.ago(8), "Two of three Tuesdays took place, and they were cheerful.")
    return happened(client, days.ago(6), "The proof for the next programme came back after two days, signed")


def nordlicht(days: Days) -> Client:
    """Tell of a charity that everything goes well with; nothing to do for some days."""
    client = new_client("nordlicht", "Nordlicht e.V.", on=days.ago(760), kind="retainer", language="de", currency="EUR")
    client = set_contact(
        client,
        person="Henrike Petersen",
        email="petersen@nordlicht.example",
        phone="+49 431 5550 178",
        address="Holtenauer Straße 12\n24105 Kiel",
    )
    client = set_engagement(client, since=days.ago(755), rate=1400, rate_per="month")
    client = nordlicht_books(client, days)
    client = write_notes(
        client,
        "Website, newsletter, the annual report. They pay within a week and say thank you.\n"
        "Henrike is on leave in August; then Jonas Ahrens answers.",
    )
    client = happened(client, days.ago(70), "The annual report is printed; they sent flowers")
    client = rated(
        client, late_payment=0, negativity=0, disrespect=0, silence=0, costs_time=1, stagnation=1, loses_money=1
    )
    client = reviewed(client, days.ago(47), "All well.")
    client = seen(client, "costs-time", days.ago(20), "Five people had a say in one photograph, 2 h 30 min")
    client = felt(client, "loses-money", days.ago(19), "The fee is from two years ago, and it begins to show")
    client = reviewed(client, days.ago(19), "Raise the fee with the next contract; they will understand.")
    client = set_cadence(client, 28)
    client = answer(client, "why-keep", "They know what they want, they trust us, and the work matters.")
    return decide(client, "keep", "The client I wish the others were like", on=days.ago(19), rules=RULES)


def ada(days: Days) -> Client:
    """Tell of a new client of whom little is known yet."""
    client = new_client("ada", "Ада Студио", on=days.ago(9), kind="project", language="ru", currency="EUR")
    client = set_contact(client, person="Ада Мельник", email="ada@adastudio.example", address="Tbilisi")
    client = set_engagement(client, since=days.ago(5), rate=75)
    client = ada_books(client, days)
    client = write_notes(client, "Ceramics. Came through Henrike. A small catalogue first, and we shall see.")
    client = happened(client, days.ago(9), "First call: quick, warm, knows what she can spend")
    client = happened(client, days.ago(5), "The deposit arrived the day after the offer")
    client = rated(client, late_payment=0, silence=0, haggles=1)
    return felt(client, "haggles", days.ago(6), "Asked once whether the photographs could be had for less")
