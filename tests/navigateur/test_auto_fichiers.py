"""A file of unknown origin is opened, or refused in one clear sentence: never half trusted.

`tests/exemples/fichiers/` holds one file per trap. The name says what must become of it: accepted
(`accepte-…`), or the code of the refusal, then what the trap is.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.model import Referentiel
from tests.conftest import TESTS
from tests.navigateur.auto import evaluer, page_nue

FICHIERS = sorted((TESTS / "exemples" / "fichiers").iterdir())
ACCEPTES = {
    "accepte-simple": (2, 0, 0),
    "accepte-marque-bom": (2, 0, 0),
    "accepte-fins-de-ligne-windows": (2, 0, 0),
    "accepte-balises-partout": (2, 0, 0),
    "accepte-json-dans-un-texte": (2, 0, 0),
    "accepte-codes-inconnus": (3, 0, 2),
    "accepte-format-2": (3, 0, 0),
    "accepte-en-partie-format-2": (1, 7, 2),
    "accepte-en-partie-types-faux": (1, 8, 0),
    "accepte-en-partie-nombres-enormes": (1, 1, 0),
}
"""File -> answers read, items left out, answers this title does not know."""

MEBI = 1024 * 1024


@pytest.fixture(scope="module")
def page_vide(browser: Browser, cip: Referentiel) -> Iterator[Page]:
    with page_nue(browser, cip) as page:
        yield page


@contextmanager
def calcul(page: Page) -> Iterator[Callable[[], float]]:
    """Seconds the page has computed since: what the machine does beside it is not counted."""
    lien = page.context.new_cdp_session(page)
    lien.send("Performance.enable")

    def lire() -> float:
        mesures = lien.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in mesures if m["name"] == "ThreadTime"))

    debut = lire()
    yield lambda: lire() - debut
    lien.detach()


def ouvrir(page: Page, contenu: bytes) -> dict[str, Any]:
    """What becomes of a file: {refus, phrase} or {reponses, ignores, inconnus, ecrit}."""
    lu: dict[str, Any] = evaluer(
        page,
        """
        const brut = Uint8Array.from(atob(arg), (c) => c.charCodeAt(0));
        try {
          const lu = await auto.analyserBlob(new Blob([brut]));
          const { etat, ignores, inconnus } = auto.lireContenu(lu, ctx);
          const appareil = etat.remplace_le + etat.fichier_le;
          const ecrit = auto.ecrireEtat(etat);
          return { reponses: etat.reponses.size, ignores, inconnus, appareil, ecrit };
        } catch (e) {
          return { refus: e instanceof auto.Refus ? e.code : `${e}`, phrase: e.message };
        }
        """,
        base64.b64encode(contenu).decode(),
    )
    return lu


def test_every_trap_has_its_expectation() -> None:
    assert {p.stem for p in FICHIERS if p.stem.startswith("accepte")} == set(ACCEPTES)
    assert len(FICHIERS) > 35


@pytest.mark.parametrize("path", FICHIERS, ids=[p.stem for p in FICHIERS])
def test_a_file_is_opened_or_refused_in_words(page_vide: Page, path: Path) -> None:
    lu = ouvrir(page_vide, path.read_bytes())
    if path.stem in ACCEPTES:
        assert "refus" not in lu
        assert (lu["reponses"], lu["ignores"], lu["inconnus"]) == ACCEPTES[path.stem]
    else:
        assert lu["refus"] == path.stem.partition("-")[0]
        assert is_a_sentence(lu["phrase"])
    assert page_vide.evaluate(
        "[Object.prototype.format, window.pirate].every((v) => v === undefined)"
    )


def test_what_is_kept_is_plain_and_reads_back_sign_for_sign(page_vide: Page) -> None:
    """Every sign of every script, escapes typed as such, halves of signs: kept, read, in a file."""
    dits = [
        "l’été « à » 30\u202f%",
        "عربي, русский, 你好",
        "👩🏽‍🏫 🇫🇷",
        r"\u2019 \\u2019 \"é\" \n",
        "a\nb\tc",
        "é",
    ]
    lu = evaluer(
        page_vide,
        """
        const textes = [...arg, 'moitié \\ud83d.'];
        const situations = textes.map((titre, i) => [`situation${i}`, { titre }]);
        let etat = auto.vide(ctx);
        situations.forEach(([cle, s], i) => (etat = auto.poser(etat, 'situations', cle, s, i + 1)));
        const garde = auto.ecrireStocke(etat);
        const fichier = auto.ecrireEtat(etat);
        const titres = (texte) => Object.values(JSON.parse(texte).situations).map((s) => s.titre);
        return {
          simple: /^[\\0-\\xff]*$/.test(garde),
          rendus: [garde, fichier].map((texte) => titres(texte).join() === textes.join()),
          lisible: arg.slice(0, 3).every((dit) => fichier.includes(dit)),
          taille: auto.tropGros(garde) === auto.tropGros(fichier),
        };
        """,
        dits,
    )
    assert lu == {"simple": True, "rendus": [True, True], "lisible": True, "taille": True}


@pytest.mark.parametrize(("sign", "bytes_in_file"), [("’", 3), ("й", 2), ("a", 1), ("\n", 2)])
def test_what_is_kept_is_too_big_when_its_file_would_be(
    page_vide: Page, sign: str, bytes_in_file: int
) -> None:
    """Well below the limit of a file, it is kept; above, it is said: escapes do not count."""
    trop: list[bool] = evaluer(
        page_vide,
        """
        const [signe, octets] = arg;
        const texte = (part) => {
          const n = Math.floor((auto.LIMITES.octets * part) / octets);
          const longue = { titre: signe.repeat(n) };
          const etat = auto.poser(auto.vide(ctx), "situations", "longue", longue, 1);
          return auto.ecrireStocke(etat);
        };
        return [0.6, 1.1].map((part) => auto.tropGros(texte(part)));
        """,
        [sign, bytes_in_file],
    )
    assert trop == [False, True]


def is_a_sentence(phrase: str) -> bool:
    return phrase[:1].isupper() and phrase.endswith(".") and 15 < len(phrase) < 160


def du_jour(nom: str, cip: Referentiel) -> dict[str, Any]:
    """An example, of the present edition: nothing in it is to be reviewed."""
    path = TESTS / "exemples" / "fichiers" / nom
    assert cip.correspondances
    edition = cip.correspondances.editions[-1].code
    lu: dict[str, Any] = json.loads(path.read_bytes())
    return lu | {"edition": edition, "revues": lu.get("revues", {})}


def test_markup_comes_back_as_it_was_written(page_vide: Page, cip: Referentiel) -> None:
    avant = du_jour("accepte-balises-partout.json", cip)
    apres = json.loads(ouvrir(page_vide, json.dumps(avant).encode())["ecrit"])
    assert apres == avant | {"format": 2, "premier_tour": {}, "ccp_vises": {}}


def test_a_file_of_today_comes_back_whole(page_vide: Page, cip: Referentiel) -> None:
    avant = du_jour("accepte-format-2.json", cip)
    assert json.loads(ouvrir(page_vide, json.dumps(avant).encode())["ecrit"]) == avant


def grand(**champs: Any) -> bytes:
    tout = {"format": 1, "titre": "TP-00403", "reponses": {}} | champs
    return json.dumps(tout, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    ("contenu", "refus"),
    [
        (b" " * (2 * MEBI) + grand(), "taille"),
        (grand(plan={"aaaaaaaa": [0] * 500_000}), "nombre"),
        (
            b'{"format":1,"titre":"TP-00403","plan":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
            "profond",
        ),
        (b"[" * 1_000_000, "profond"),
        (b'{"a":' * 300_000, "profond"),
        (b'"' + b"\\" * 1_000_000, "json"),
        (b'{"' + b"\\\\" * 900_000, "tronque"),
        (b"{" + b'"a":1,' * 90_000 + b'"b":1}', "doublon"),
        (grand(reponses={f"C{i}-1": {} for i in range(3000)}), "nombre"),
    ],
    ids=[
        "trop-gros",
        "demi-million-de-valeurs",
        "tres-profond",
        "que-des-crochets",
        "que-des-accolades",
        "que-des-barres-inverses",
        "texte-sans-fin",
        "cent-mille-doublons",
        "trois-mille-reponses",
    ],
)
def test_a_file_made_to_choke_the_page_is_refused_quickly(
    page_vide: Page, contenu: bytes, refus: str
) -> None:
    with calcul(page_vide) as duree:
        lu = ouvrir(page_vide, contenu)
        assert lu["refus"] == refus
        assert is_a_sentence(lu["phrase"])
        assert 0.001 < duree() < 1.5


def test_the_size_is_judged_before_anything_is_read(page_vide: Page) -> None:
    refus = evaluer(
        page_vide,
        """
        const enorme = { size: auto.LIMITES.octets + 1, arrayBuffer() { throw new Error('lu'); } };
        return auto.analyserBlob(enorme).catch((e) => e.code);
        """,
    )
    assert refus == "taille"


def test_a_file_that_moved_is_told(page_vide: Page) -> None:
    refus = evaluer(
        page_vide,
        """
        const absent = new DOMException('', 'NotFoundError');
        const parti = { size: 10, arrayBuffer: () => Promise.reject(absent) };
        return auto.analyserBlob(parti).catch((e) => e.code);
        """,
    )
    assert refus == "illisible"


def test_what_belongs_to_a_device_does_not_come_from_a_file(page_vide: Page) -> None:
    le = "2026-01-01T10:00:00.000Z"
    lu = ouvrir(page_vide, grand(appareil={"remplace_le": le, "fichier_le": le}))
    assert lu["appareil"] == ""


def test_a_text_already_read_may_keep_its_byte_order_mark(page_vide: Page) -> None:
    texte = (TESTS / "exemples" / "fichiers" / "accepte-simple.json").read_text("utf-8")
    taille = "return auto.lireFichier(`\\ufeff${arg}`, ctx).etat.reponses.size"
    assert evaluer(page_vide, taille, texte) == 2


def test_a_file_has_a_name_that_says_what_and_when(page_vide: Page) -> None:
    nom = evaluer(
        page_vide, "return auto.nomDeFichier(ctx, new Date(2026, 2, 5, 23, 30).getTime())"
    )
    assert nom == "auto-evaluation-TP-00403-2026-03-05.json"
