"""Two clients whose story is over: one faded out and the reward waits, one rests in the archive."""

from workbook.domain.client import Client, new_client, set_contact, write_notes
from workbook.domain.closing import close, learn, set_door, take_reward
from workbook.domain.decision import answer, decide
from workbook.domain.engagement import set_engagement
from workbook.domain.handover import set_last_day, skip, tick
from workbook.sample.books import kestrel_books, morgenrot_books
from workbook.sample.telling import (
    RULES,
    Days,
    felt,
    happened,
    item_from,
    items_for,
    rated,
    reviewed,
    seen,
    ticked_in_time,
)


def villa_morgenrot(days: Days) -> Client:
    """Tell of a guest house from which no order came any more; everything is handed back, the reward waits."""
    client = new_client("morgenrot", "Villa Morgenrot", on=days.ago(880), kind="orders", language="de", currency="EUR")
    client = set_contact(
        client, person="Lena Aschauer", email="lena@villa-morgenrot.example", address="Seestraße 3\n83684 Tegernsee"
    )
    client = set_engagement(client, since=days.ago(870), rate=72)
    client = morgenrot_books(client, days)
    client = write_notes(client, "Menus, the winter flyer, once a wedding. Always a slice of cake at the end.")
    client = happened(client, days.ago(240), "The last order: new menu cards")
    client = rated(client, too_little_work=3, silence=2, late_payment=0, disrespect=0, stagnation=2)
    client = seen(client, "too-little-work", days.ago(95), "No order since the menu cards, five months ago")
    client = felt(client, "silence", days.ago(60), "Friendly on the telephone, and then nothing")
    client = reviewed(client, days.ago(60), "Nobody did anything wrong.")
    client = answer(client, "really-over", "Everything is delivered and paid. Their niece makes the flyers now.")
    facts = {"asset-files": ["photographs of the house"]}
    client = decide(
        client, "fades", "Their niece does it now, and does it well", on=days.ago(30), rules=RULES, cause="fit",
        checklist=items_for(client, "fades", facts), reward="Coffee and cake at the lake, as a guest this time",
    )  # fmt: skip
    client = set_last_day(client, days.worked_ago(12))
    client = skip(client, item_from(client, "fade-offer-a-name"), "They have their niece")
    client = ticked_in_time(client)
    return tick(
        client, item_from(client, "remove-own-access"), on=days.ago(1), proof="guest-house login closed by Lena"
    )


def kestrel_outdoor(days: Days) -> Client:
    """Tell of a client who left for a team of their own; closed a while ago, the door stays open."""
    client = new_client("kestrel", "Kestrel Outdoor", on=days.ago(900), kind="retainer", currency="GBP")
    client = set_contact(client, person="Sam Okoye", email="sam@kestrel.example", phone="+44 131 496 0187")
    client = set_engagement(client, since=days.ago(895), rate=1900, rate_per="month")
    client = kestrel_books(client, days)
    client = write_notes(client, "Sam writes on birthdays. We owe each other a walk up Arthur's Seat.")
    client = rated(client, late_payment=0, outgrown=2, too_little_work=1, stagnation=1, silence=1, costs_time=1)
    client = felt(client, "outgrown", days.ago(140), "Half of their questions need somebody who sits with them")
    client = reviewed(client, days.ago(130), "They are growing. Good for them, and it shows.")
    client = happened(client, days.ago(112), "Sam called: they are hiring a designer of their own")
    client = seen(client, "outgrown", days.ago(112), "They told us that a designer begins with them in two months")
    client = answer(client, "why-they-leave", "They need somebody in the house every day. I would do the same.")
    facts = {"asset-repository": ["kestrel-shop"], "asset-domain": ["kestrel.example"]}
    client = decide(
        client, "leaves", "They have grown into a team of their own", on=days.ago(110), rules=RULES, cause="outgrown",
        checklist=items_for(client, "leaves", facts), reward="A day in the hills, with the good boots",
    )  # fmt: skip
    client = set_last_day(client, days.worked_ago(62), notice_on=days.ago(110))
    client = _kestrel_handover(client, days)
    client = take_reward(client, on=days.ago(50))
    client = set_door(client, "open")
    client = learn(
        client,
        cause="outgrew-each-other",
        first_sign="outgrown",
        helped="To ask once a year where they want to be in two, and what of that is ours to do.",
    )
    return close(client, on=days.ago(49))


def _kestrel_handover(client: Client, days: Days) -> Client:
    proofs = {
        "confirm-their-notice": "answered the same evening",
        "domain": "registrar's mail, filed under Kestrel",
        "repository": "Sam is the owner, seen on screen",
        "ask-for-reference": "two sentences, and they are on our page",
    }
    client = ticked_in_time(client, proofs)
    return tick(client, item_from(client, "remove-own-access"), on=days.ago(55))
