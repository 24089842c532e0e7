"""Two clients who are being left: one where the decision cools off, one after the talk, in the handover."""

from workbook.domain.client import Client, new_client, set_contact, write_notes
from workbook.domain.decision import answer, decide
from workbook.domain.engagement import set_engagement
from workbook.domain.handover import add_item, edit_item, set_last_day, skip, tick
from workbook.domain.rehearsal import Section, add_point, hold_talk, keep_run, plan_talk, prepare_reply, write_script
from workbook.domain.scorecard import set_cadence
from workbook.sample.books import acme_books, pavilion_books
from workbook.sample.telling import RULES, Days, drilled, felt, happened, item_from, items_for, rated, reviewed, seen


def acme(days: Days) -> Client:
    """Tell of a large client who pays late and talks the work down; yesterday it was decided to part."""
    client = new_client("acme", "Acme GmbH", on=days.ago(700), kind="retainer", language="de", currency="EUR")
    client = set_contact(
        client,
        person="Jana Berg",
        email="j.berg@acme.example",
        phone="+49 30 5550 142",
        address="Acme GmbH\nChausseestraße 8\n10115 Berlin",
    )
    client = set_engagement(client, since=days.ago(690), rate=80)
    client = acme_books(client, days)
    client = write_notes(
        client,
        "A third of our income, which is why this took so long.\n"
        "Frau Berg has been there for half a year and has orders to save. It is not about her.",
    )
    return _acme_talk(_acme_decision(_acme_story(client, days), days), days)


def _acme_story(client: Client, days: Days) -> Client:
    client = happened(client, days.ago(200), "Frau Berg takes over from Herr Lindner")
    client = rated(client, late_payment=1, negativity=1, disrespect=0, haggles=1, silence=0)
    client = reviewed(client, days.ago(58), "A new face needs time.")
    client = felt(client, "haggles", days.ago(50), "“What would it cost without the design?”")
    client = rated(client, late_payment=2, haggles=2, negativity=2, silence=1)
    client = reviewed(client, days.ago(44), "It was time that they needed, I said. It has had time.")
    client = felt(client, "silence", days.ago(33), "Answers come when she wants something, and not before")
    client = seen(client, "disrespect", days.ago(31), "Left us waiting in the lobby for 50 minutes, without a word")
    client = reviewed(client, days.ago(30), "The Sunday evenings are the worst.")
    client = seen(client, "late-payment", days.ago(12), "Invoice 12 is still open, 40 days after its due date")
    client = seen(client, "disrespect", days.ago(10), "Gave our drafts to another studio “for a second opinion”")
    client = rated(client, late_payment=3, disrespect=3, harms_health=2)
    client = reviewed(client, days.ago(9), "I would not take them on today.")
    client = seen(client, "negativity", days.ago(6), "Called the draft “a school project”, before six people")
    client = seen(client, "harms-health", days.ago(5), "Awake at four again, the third night before a call with them")
    client = rated(client, negativity=3)
    return seen(client, "late-payment", days.ago(2), "Invoice 14 was paid 31 days late, without a word about it")


def _acme_decision(client: Client, days: Days) -> Client:
    client = answer(client, "long-enough", "Yes. I wrote the same sentence half a year ago.")
    client = answer(
        client,
        "without-them",
        "Two lean months, then room for Nordlicht's campaign and for one client who says good morning.",
    )
    client = answer(client, "my-part", "I let the first late invoice pass because I did not want to seem petty.")
    client = answer(client, "deal-breaker", "They take our money and our sleep, and would do so politely as well.")
    facts = {"asset-domain": ["acme.example"], "asset-hosting": ["at Nordhost"], "asset-files": ["of the brand"]}
    return decide(
        client, "part", "They pay when they like and talk the work down before others", on=days.ago(1), rules=RULES,
        cause="money", checklist=items_for(client, "part", facts), reward="Three days by the sea, telephone off",
    )  # fmt: skip


def _acme_talk(client: Client, days: Days) -> Client:
    client = plan_talk(client, "call", on=days.worked_ahead(2), at="10:00")
    client = set_last_day(client, days.worked_ahead(30), notice_on=days.worked_ahead(2))
    client = write_script(
        client,
        "opening",
        "Guten Tag Frau Berg, danke, dass Sie sich die Zeit nehmen. Ich möchte Ihnen etwas persönlich sagen, "
        "bevor Sie es lesen: Wir beenden die Zusammenarbeit.",
    )
    client = write_script(
        client,
        "reason",
        "Unsere Arbeitsweisen passen eigentlich nicht mehr zusammen. Rechnung 12 ist seit 40 Tagen offen, "
        "Rechnung 14 kam 31 Tage zu spät. So können wir nicht planen.",
    )
    client = add_point(client, "next", "Offene Rechnungen 12 und 15 nennen, mit Datum", new_id="acme-p1")
    client = prepare_reply(
        client,
        "Das besprechen wir nächste Woche mit der Geschäftsführung.",
        "Gern können Sie das besprechen. Unsere Entscheidung steht, und Sie haben sie heute Abend schriftlich.",
        new_id="acme-b1",
        source="goes-over-your-head",
    )
    return prepare_reply(
        client,
        "Und wer soll das ab nächstem Monat machen?",
        "Ich nenne Ihnen zwei Studios, die ich schätze, und übergebe alles geordnet.",
        new_id="acme-b2",
        source="who-will-do-it",
    )


def grand_pavilion(days: Days) -> Client:
    """Tell of a client who shouted; the talk was held, the handover is half done and the last day is near."""
    client = new_client("pavilion", "Grand Pavilion Events", on=days.ago(310), kind="project", currency="GBP")
    client = set_contact(client, person="Victor Crane", email="v.crane@grandpavilion.example", phone="+44 161 496 0155")
    client = set_engagement(client, since=days.ago(305), rate=85)
    client = pavilion_books(client, days)
    client = write_notes(client, "Talk to Mira Osei in accounts rather than to Victor. She is kind and quick.")
    client = set_cadence(client, 7)
    client = happened(client, days.ago(120), "Victor is made director; Anne, who hired us, leaves")
    client = rated(client, late_payment=1, disrespect=2, impossible_demands=2, negativity=2, harms_health=1)
    client = seen(client, "impossible-demands", days.ago(45), "Asked on Friday at 17:40 for a new site by Monday")
    client = reviewed(client, days.ago(35), "Wrote down what I will not do. It helped.")
    client = seen(client, "disrespect", days.ago(26), "“My nephew does that in an hour”, to the whole table")
    client = seen(client, "abuse", days.ago(18), "Shouted at Lea on the telephone until she cried; I was in the room")
    client = felt(client, "harms-health", days.ago(18), "Lea asked whether she has to come in tomorrow")
    client = rated(client, abuse=3, disrespect=3, impossible_demands=3, harms_health=3)
    client = reviewed(client, days.ago(18), "Enough.")
    return _pavilion_handover(_pavilion_talk(client, days), days)


def _pavilion_talk(client: Client, days: Days) -> Client:
    facts = {
        "asset-domain": ["grandpavilion.example"],
        "asset-account": ["the newsletter account"],
        "asset-repository": ["pavilion-site"],
    }
    client = decide(
        client, "part", "Nobody shouts at my people", on=days.ago(17), rules=RULES, cause="wellbeing",
        checklist=items_for(client, "part", facts), reward="Dinner with Lea at the place with the good dumplings",
    )  # fmt: skip
    texts: dict[Section, str] = {
        "opening": "Victor, thank you for making the time. I am calling to tell you that we are ending our work "
        "together.",
        "reason": "Good work needs a calm footing, and we have lost it. On the telephone with Lea, words were used "
        "that we do not accept.",
        "next": "Our last day is in three weeks. Until then we finish the programme page and hand everything over, "
        "step by step and in writing.",
        "options": "Two studios in Manchester have said that they could begin next month.",
        "thanks": "Thank you for the first year. The opening night was something to be proud of.",
        "close": "You will have all of this in a mail within the hour. Goodbye, Victor.",
    }
    for section, text in texts.items():
        client = write_script(client, section, text)
    first: dict[Section, int] = {"opening": 14, "reason": 41, "next": 38, "options": 12, "thanks": 9, "close": 7}
    client = keep_run(
        client, drilled(client, days.ago(16), first, covered=["open-in-person", "reason-footing"], held=1, wavered=2)
    )
    second: dict[Section, int] = {"opening": 11, "reason": 19, "next": 33, "options": 10, "thanks": 12, "close": 6}
    covered = ["open-in-person", "open-decided", "reason-footing", "reason-words-used"]
    client = keep_run(client, drilled(client, days.ago(15), second, covered=covered, held=4, wavered=0))
    client = plan_talk(client, "call", on=days.worked_ago(13), at="09:00")
    return hold_talk(
        client,
        on=days.worked_ago(13),
        answered="He threatened with a bad review. I said that we could each live with that, and he was quiet.",
        agreed="Last day as we said; questions in writing, to me alone; Mira pays on delivery.",
    )


def _pavilion_handover(client: Client, days: Days) -> Client:
    client = set_last_day(client, days.worked_ahead(6), notice_on=days.worked_ago(13))
    done = {
        "send-confirmation": (12, "sent at 10:05, receipt in mail"),
        "agree-deliverables": (11, "list with Mira's “yes” in mail"),
        "list-open-invoices": (10, ""),
        "look-into-names": (9, ""),
        "final-invoice": (1, "invoice 31, sent to Mira"),
    }
    for source, (ago, proof) in done.items():
        client = tick(client, item_from(client, source), on=days.ago(ago), proof=proof)
    client = skip(client, item_from(client, "offer-help-choosing"), "After that call they may choose by themselves")
    client = skip(client, item_from(client, "refund-undone"), "Nothing was paid ahead")
    client = edit_item(client, item_from(client, "domain"), note="Transfer code asked for; Mira has the account there.")
    return add_item(
        client, "Bring the fabric samples back from the store room", group="access", new_id="pavilion-h1",
        due=days.worked_ago(1),
    )  # fmt: skip
