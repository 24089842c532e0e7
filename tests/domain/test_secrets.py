"""Passwords and keys are refused in whatever shape; where they lie, and all ordinary words, may be written."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.errors import Refused
from workbook.domain.secrets import looks_like_secret, refuse_secret

SECRET = (
    "password: hunter2",
    "Password = Tr0ub4dor&3",
    "the password is Sommer2024!",
    "The password for the hosting is Sommer2024!",
    "Passwort: Sommer2024",
    "Das Passwort lautet Sommer2024!",
    "Passwort (FTP): geheim123",
    "Passwort für den Server: geheim123",
    "Kennwort = abc123",
    "pw: geheim123",
    "pwd geheim123",
    "pass: x9x9x9",
    "Password: “hunter2”",
    "password -> hunter2",
    "password – pa$$word",
    "password: 123456",
    "user admin, password hunter22",
    "PIN: 4711",
    "The PIN is 4711",
    "PIN 4711",
    "PIN-Code für den Eingang: 0815",
    "пароль: qwerty123",
    "Пароль от хостинга: Лето2024!",
    "пин-код 1234",
    "passcode: 998877",
    "API key: 9f8e7d6c5b4a39281706f5e4d3c2b1a0",
    "api-key=abcd1234efgh",
    "API-Schlüssel: abcd1234efgh",
    "access key AKIDEXAMPLE12345",
    "client secret: q8Z2w0pLm4",
    "Authorization: Bearer abcdef123456",
    "token=abc123def456",
    "https://acme.example/reset?token=9f8e7d6c5b4a",
    "licence key: ABCD-1234-EFGH-5678",
    "Zugangsdaten: admin / Sommer2024!",
    "login: admin / hunter22",
    "логин: admin, Qwerty123",
    "ftp://jana:hunter2@ftp.acme.example",
    "mysql://root:s3cret@localhost/db",
    "-----BEGIN OPENSSH PRIVATE KEY-----",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
    "-----BEGIN PRIVATE KEY-----",
    "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
    "github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuv",
    "glpat-abcdefghijklmnopqrst",
    "sk-proj-abcdefghijklmnop1234",
    "sk_live_abcdefghijklmnop",
    "xoxb-123456789012-abcdefghijkl",
    "AKIAIOSFODNN7EXAMPLE",
    "AIzaSyA-abcdefghijklmnopqrstuvwxyz12345",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc",
    "SG.abcdefghijklmnop.qrstuvwxyz0123456789",
    "npm_abcdefghijklmnopqrstuvwxyz0123456789",
    "otpauth://totp/Acme?secret=JBSWY3DPEHPK3PXP",
    "Hosting: kX9#mP2$vL5n",
    "Tr0ub4dor&3",
    "it is zT4kQ9vB2xW7",
    "note\nwith lines\npassword: hunter2\nand more",
)

HARMLESS = (
    "",
    "the password lies in the shared vault",
    "The password is in the shared vault, under hosting",
    "password: in the vault",
    "Password: shared vault",
    "password: Bitwarden",
    "password: 1Password, vault Acme",
    "Password: see https://vault.acme.example/i/4f5g6h",
    "password: https://vault.acme.example/i/4f5g6h",
    "password: jana@acme.example has it",
    "password changed on 2026-12-01",
    "Password changed: 2026-12-01",
    "Passwort: liegt im Tresor",
    "Passwort: Tresor im Büro",
    "Passwort geändert am 3.12.2026",
    "Passwörter übergeben: 14 Konten",
    "Kennwort hat Frau Berg",
    "Пароль лежит в сейфе",
    "пароль: в сейфе у Ани",
    "Пароли переданы 3 декабря 2026 года",
    "Ключ от офиса у охраны",
    "The PIN comes by letter on 3 Dec 2026",
    "PIN: see the letter of 2026-12-03",
    "two passwords, 12 accounts",
    "token expires 2026-12-01",
    "secretary: Anna2 Maria",
    "passport copy returned",
    "pass on 14 files",
    "pass it on: 2026-12-01",
    "compass 3000",
    "login: jana@acme.example",
    "Zugang: Schlüssel beim Hausmeister, 3. Stock",
    "api key: handed over in person",
    "Licence details of Figma, runs until 2027-03-31",
    "licence key: in the licence folder",
    "invoice RE-2026-0014 of 1.234,50 EUR",
    "Rechnung 2026/14-B, fällig 12.12.",
    "INV-2026-0014a",
    "Q4-2026-Report",
    "E-Mail-2024-Kampagne",
    "ISO-9001-Zertifikat",
    "iPhone-15-Pro-Max",
    "Rechnung_2026-14_final.pdf",
    "AcmeShop-Theme-v2.14.3-rc1.zip",
    "v2.14.3-rc1+build5",
    "Node20.11.1 and PHP8.3.2",
    "https://acme.example/Projects/2026/Release-4?id=A1b2C3d4",
    "www.acme-shop2024.example",
    "jana.berg+2024@acme.example",
    "acme-shop-2024.example",
    "commit da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "550e8400-e29b-41d4-a716-446655440000",
    "IBAN DE89 3704 0044 0532 0130 00",
    "DE89370400440532013000",
    "+49 (0)30 123456-78",
    "Donaudampfschifffahrtsgesellschaftskapitän2024",
    "Umsatzsteuervoranmeldung4.Quartal2026",
    "getUserById2FromDb3",
    "wp-content/themes/AcmeV2/Child3",
    "СНиП-2.05.02-85 и ГОСТ-Р-2024",
    "Сдать проект до 15.12.2026, акт №14-А/2026",
    "Müller&Söhne2024",
    "Send the final invoice and the B2B/B2C report (H2/2026)",
    "👩‍👩‍👧 漢字 مرحبا",
    "sent 3 Dec, receipt in mail",
    "COVID19-Zuschuss2021 zurückgezahlt",
)


@pytest.mark.parametrize("text", SECRET)
def test_what_looks_like_a_password_or_key_is_refused_with_what_to_write_instead(text: str) -> None:
    with pytest.raises(Refused, match="where it lies"):
        refuse_secret(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_words_and_places_may_be_written(text: str) -> None:
    refuse_secret(text)


@given(
    st.sampled_from(["password", "Passwort", "пароль", "API key", "token", "Kennwort"]),
    st.sampled_from([": ", " = ", " is ", " ist ", " → "]),
    st.text(string.ascii_letters, min_size=3, max_size=20),
    st.text(string.digits, min_size=3, max_size=8),
)
def test_letters_with_digits_behind_the_name_of_a_secret_are_refused(
    name: str, sign: str, letters: str, digits: str
) -> None:
    assert looks_like_secret(f"{name}{sign}{letters}{digits}")
    assert looks_like_secret(f"Please note: {name}{sign}{letters}{digits}.")


@given(st.lists(st.text(string.ascii_lowercase + "äöüß", min_size=1, max_size=12), max_size=12))
def test_plain_words_are_never_refused_even_behind_the_name_of_a_secret(words: list[str]) -> None:
    assert not looks_like_secret(" ".join(words))
    assert not looks_like_secret("password: " + " ".join(words))


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert looks_like_secret(text) in {True, False}


def test_nearly_all_generated_passwords_are_noticed_without_a_name() -> None:
    dice = random.Random(14)
    letters = string.ascii_letters + string.digits + "!#$%&*+=?"
    made = ["".join(dice.choices(letters, k=16)) for _ in range(1000)]
    assert sum(map(looks_like_secret, made)) > 900


def test_a_very_long_text_is_looked_at_in_one_go() -> None:
    assert not looks_like_secret("password for the " * 20_000 + "a" * 50_000)
    assert looks_like_secret("wort " * 50_000 + "password: hunter2")
