"""The preview is the built site: the same files, but for one line in each page that is sent."""

from __future__ import annotations

import re
import shutil
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent

from generator import pipeline
from generator.ground.problem import GeneratorError, UnreadableError
from generator.serve import refresh, serve, watching
from generator.serve.live import Live
from generator.serve.preview import Preview
from generator.serve.server import OURS, PreviewServer
from generator.serve.watching import Watcher
from tests.conftest import Construit
from tests.test_pipeline import build, content
from tests.titres import edit, write_title

LIGNE = re.compile(rb'<script src="/~apercu/apercu\.js" data-vu="[\w.-]+"></script>\n')


@contextmanager
def servi(preview: Preview) -> Iterator[str]:
    """A preview behind its server; the address, without the path."""
    live = Live()
    live.show((), renewed=True)
    with PreviewServer("127.0.0.1", 0, preview, live) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def lire(adresse: str, **entetes: str) -> tuple[int, bytes]:
    try:
        demande = urllib.request.Request(adresse, headers=entetes)
        with urllib.request.urlopen(demande, timeout=20) as reponse:
            return reponse.status, reponse.read()
    except urllib.error.HTTPError as erreur:
        return erreur.code, erreur.read()


def test_whoever_touched_the_preview_gets_it_whole_again(projet: Path) -> None:
    preview = Preview(projet)
    assert preview.renew()
    good = content(preview.folder)
    assert not preview.renew()
    shutil.rmtree(preview.folder / "assets" / "css")
    (preview.folder / "a-propos.html").write_text("autre chose", "utf-8")
    (preview.folder / "sw.js").unlink()
    (preview.folder / "de-trop.html").write_text("de trop", "utf-8")
    assert preview.renew()  # nothing of the project changed
    assert content(preview.folder) == good
    shutil.rmtree(preview.folder / "assets")
    edit(projet / "mkdocs.yml", ("site_name: ", "site_name: Le nouveau "))
    assert preview.renew()
    assert content(preview.folder).keys() == good.keys()


@pytest.mark.parametrize("titres", [1, 2])
def test_the_preview_is_the_built_site_file_by_file(
    projet: Path, monkeypatch: pytest.MonkeyPatch, titres: int
) -> None:
    monkeypatch.setenv("SITE_URL", "https://compte.exemple/depot/")
    if titres == 2:
        write_title(projet, "abeilles")
    preview = Preview(projet)
    assert preview.renew()
    good = content(build(projet))
    assert content(preview.folder) == good
    with servi(preview) as adresse:
        for name, octets in good.items():
            code, recu = lire(f"{adresse}/depot/{name}")
            plain, added = LIGNE.subn(b"", recu)
            assert (code, plain) == (200, octets), name
            assert added == name.endswith(".html")
        assert lire(f"{adresse}/depot/titres/mini/")[1] == lire(
            f"{adresse}/depot/titres/mini/index.html"
        )[1]  # fmt: skip
        assert lire(adresse)[1] == lire(f"{adresse}/depot/index.html")[1]
        code, perdu = lire(f"{adresse}/depot/nulle/part.html")
        assert (code, LIGNE.sub(b"", perdu)) == (404, good["404.html"])
        for dehors in ("../../mkdocs.yml", "..%2f..%2fmkdocs.yml", "%2e%2e/%2e%2e/mkdocs.yml"):
            assert lire(f"{adresse}/depot/{dehors}")[0] == 404
        for jamais in ("a" * 5000, "index.html/", "titres/mini/index.html/"):
            assert lire(f"{adresse}/depot/{jamais}")[0] == 404
        for script in ("apercu.js", "sans-copie.js"):
            code, recu = lire(f"{adresse}{OURS}{script}")
            assert (code, b"text/html" in recu) == (200, False)
        # A browser that renews the worker of a copy: it is told to take the copy away.
        ouvrier = lire(f"{adresse}/depot/sw.js", **{"Service-Worker": "script"})[1]
        assert ouvrier == b'importScripts("/~apercu/sans-copie.js");\n' + good["sw.js"]


def test_an_edit_renews_its_files_and_a_fault_none(construit: Path) -> None:
    preview = Preview(construit)
    preview.renew()
    before = {p: p.stat().st_mtime_ns for p in preview.folder.rglob("*.html")}
    assert not preview.renew()

    at1 = construit / "referentiel" / "mini" / "activites" / "at1-cultiver.yaml"
    text = at1.read_text("utf-8")
    at1.write_text(text + "couleur: bleu\n", "utf-8")
    with pytest.raises(pipeline.FaultsError):
        preview.renew()
    at1.write_text(text.replace("sans visage", "sans personne"), "utf-8")
    assert preview.renew()
    after = {p: p.stat().st_mtime_ns for p in preview.folder.rglob("*.html")}
    changed = {p.name for p in before if before[p] != after[p]}
    assert changed
    assert len(changed) < len(before) / 4
    assert content(preview.folder) == content(build(construit))

    redigee = construit / "site_src" / "docs" / "a-propos.md"
    good = redigee.read_text("utf-8")
    redigee.write_text(good + "\n[x](nulle-part.html)\n", "utf-8")
    with pytest.raises(GeneratorError):
        preview.renew()
    assert content(preview.folder) == content(construit / "build" / "site")
    redigee.write_text(good, "utf-8")
    assert not preview.renew()


def test_a_fault_in_a_draft_leaves_its_pages_as_they_were(projet: Path) -> None:
    """Whoever writes one has its page open; meanwhile the other titles are renewed."""
    write_title(projet, "abeilles")
    draft, mini = (projet / "referentiel" / name for name in ("abeilles", "mini"))
    edit(
        draft / "titre.yaml", ("identifiant: abeilles", "identifiant: abeilles\nstatut: brouillon")
    )
    preview = Preview(projet, drafts=True)
    assert preview.renew()
    shown = preview.folder / "titres" / "abeilles"
    good = content(shown)

    edit(draft / "glossaire.yaml", ("termes:", "mots:"))
    assert not preview.renew()
    assert preview.kept_out
    edit(mini / "activites" / "at1-cultiver.yaml", ("sans visage", "sans personne"))
    assert preview.renew()
    assert content(shown) == good
    assert "sans personne" in "".join(
        path.read_text("utf-8") for path in (preview.folder / "titres" / "mini").rglob("*.html")
    )
    edit(draft / "glossaire.yaml", ("mots:", "termes:"))
    edit(draft / "activites" / "at1-cultiver.yaml", ("sans visage", "sans une abeille"))
    assert preview.renew()
    assert not preview.kept_out
    assert content(shown).keys() == good.keys()
    assert content(shown) != good

    live = Live()
    edit(mini / "glossaire.yaml", ("termes:", "mots:"))
    edit(draft / "glossaire.yaml", ("termes:", "mots:"))
    refresh(preview, live, "")
    assert {fault.split("/")[1] for fault in live.shown.faults} == {"mini", "abeilles"}
    edit(mini / "glossaire.yaml", ("mots:", "termes:"))
    edit(draft / "glossaire.yaml", ("mots:", "termes:"))
    refresh(preview, live, "")
    assert not live.shown.faults

    edit(draft / "titre.yaml", ("\nstatut: brouillon", ""))
    edit(draft / "glossaire.yaml", ("termes:", "mots:"))
    with pytest.raises(pipeline.FaultsError):
        preview.renew()
    shutil.rmtree(draft)
    assert preview.renew()
    assert content(preview.folder) == content(build(projet))


def test_a_preview_takes_up_where_the_last_one_stopped(projet_construit: Construit) -> None:
    racine = projet_construit.remettre()
    Preview(racine).renew()
    (racine / "build" / "apercu" / "intrus.html").touch()
    (racine / "build" / "apercu" / "index.html").write_text("abîmé", "utf-8")
    assert Preview(racine).renew()
    assert content(racine / "build" / "apercu") == content(racine / "build" / "site")


def test_a_preview_that_was_removed_is_made_again(construit: Path) -> None:
    preview = Preview(construit)
    preview.renew()
    shutil.rmtree(construit / "build")
    glossaire = construit / "referentiel" / "mini" / "glossaire.yaml"
    glossaire.write_text(glossaire.read_text("utf-8") + "\n# un mot\n", "utf-8")
    assert preview.renew()
    assert content(preview.folder) == content(build(construit))


def test_the_last_title_that_goes_takes_no_page_away(construit: Path) -> None:
    preview = Preview(construit)
    preview.renew()
    good = content(preview.folder)
    shutil.rmtree(construit / "referentiel" / "mini")
    with pytest.raises(UnreadableError, match="aucun dossier de titre"):
        preview.renew()
    assert content(preview.folder) == good


def test_a_page_read_just_before_an_edit_knows_that_it_is_of_before(tmp_path: Path) -> None:
    """It would wait for the next edit, and show the former text meanwhile."""
    preview, live = Preview(tmp_path), Live()
    preview.folder.mkdir(parents=True)
    (preview.folder / "index.html").write_text("<body>avant</body>", "utf-8")
    live.show((), renewed=True)
    before = live.shown.mark

    class Edited:
        """What one edit changes, as soon as whoever reads the files lets go of them."""

        def __enter__(self) -> None: ...

        def __exit__(self, *_: object) -> None:
            live.show((), renewed=True)

    preview.lock = Edited()  # type: ignore[assignment]
    with PreviewServer("127.0.0.1", 0, preview, live) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = lire(f"http://127.0.0.1:{server.server_port}/")[1].decode()
        server.shutdown()
    assert "avant" in page
    assert f'data-vu="{before}"' in page
    assert live.shown.mark != before


def test_what_the_pages_wait_for_comes_at_once() -> None:
    live = Live()
    told: list[str] = []
    thread = threading.Thread(target=lambda: told.append(live.wait(live.shown.mark, 20).mark))
    thread.start()
    live.show(("titre.yaml:1: faute",), renewed=False)
    thread.join(5)
    assert told == [live.shown.mark]
    assert live.shown.site == ""
    live.show((), renewed=True)
    first = live.shown
    live.show((), renewed=False)
    assert live.shown == first  # nothing new: an open page has nothing to do
    live.show((), renewed=True)
    assert live.shown.site not in ("", first.site)
    assert Live()._session != live._session


def test_a_burst_of_saves_is_one_edit(tmp_path: Path) -> None:
    donnees = tmp_path / "donnees"
    donnees.mkdir()
    watcher = Watcher(tmp_path, [donnees], lambda path: path.suffix == ".yaml")
    try:
        for nombre in range(5):
            (donnees / "titre.yaml").write_text(str(nombre), "utf-8")
            (donnees / "titre.yaml~").touch()
            (donnees / "autre.txt").touch()
        assert {path.name for path in watcher.wait()} == {"titre.yaml"}
        (donnees / "titre.yaml").unlink()
        assert {path.name for path in watcher.wait()} == {"titre.yaml"}
    finally:
        watcher.close()


def test_files_a_build_reads_are_not_heard_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build reads a thousand of them: hearing of each took longer than half of it."""
    entendu: list[str] = []
    hear = watching._EditHandler.on_any_event

    def hearing(handler: watching._EditHandler, event: FileSystemEvent) -> None:
        entendu.append(f"{event.event_type} {Path(str(event.src_path)).name}")
        hear(handler, event)

    monkeypatch.setattr(watching._EditHandler, "on_any_event", hearing)
    (tmp_path / "donnees").mkdir()
    for nombre in range(20):
        (tmp_path / "donnees" / f"lu-{nombre}.yaml").write_text("a", "utf-8")
    watcher = Watcher(tmp_path, [tmp_path / "donnees"], lambda path: path.suffix == ".yaml")
    try:
        for nombre in range(20):
            assert (tmp_path / "donnees" / f"lu-{nombre}.yaml").read_text("utf-8") == "a"
        (tmp_path / "donnees" / "titre.yaml").write_text("b", "utf-8")
        assert {path.name for path in watcher.wait()} == {"titre.yaml"}
        assert {event.partition(" ")[2] for event in entendu} == {"titre.yaml"}
    finally:
        watcher.close()


def test_folders_made_in_one_another_are_watched_without_a_word(tmp_path: Path) -> None:
    """A folder given twice, by itself and in another; then many at once, as a copy makes them."""
    donnees = tmp_path / "donnees"
    (donnees / "titre").mkdir(parents=True)
    watcher = Watcher(tmp_path, [donnees / "titre", donnees], lambda path: path.suffix == ".yaml")
    try:
        for nombre in range(20):
            (donnees / "titre" / f"a{nombre}" / "b" / "c" / "d").mkdir(parents=True)
        (donnees / "titre" / "titre.yaml").touch()
        assert {path.name for path in watcher.wait()} == {"titre.yaml"}
    finally:
        watcher.close()


def test_a_folder_that_comes_or_is_made_again_is_watched(tmp_path: Path) -> None:
    donnees = tmp_path / "donnees"
    watcher = Watcher(tmp_path, [donnees], lambda path: path.is_relative_to(donnees))
    try:
        for _ in range(2):  # there was none; then another one takes its place
            donnees.mkdir()
            assert watcher.wait() == {donnees}
            (donnees / "titre.yaml").touch()
            assert watcher.wait() == {donnees / "titre.yaml"}
            shutil.rmtree(donnees)
            assert donnees in watcher.wait()
    finally:
        watcher.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a link asks for rights there")
def test_what_links_lead_to_is_watched_under_its_name_here(tmp_path: Path) -> None:
    ailleurs, projet = tmp_path / "ailleurs", tmp_path / "projet.bak"
    (ailleurs / "donnees").mkdir(parents=True)
    (ailleurs / "titre").mkdir()
    projet.mkdir()
    (projet / "donnees").symlink_to(ailleurs / "donnees")
    (projet / "donnees" / "mini").symlink_to(ailleurs / "titre")
    watcher = Watcher(projet, [projet / "donnees"], lambda path: path.is_relative_to(projet))
    try:
        for inside in ("notes.yaml", "mini/titre.yaml"):
            (projet / "donnees" / inside).touch()
            assert watcher.wait() == {projet / "donnees" / inside}
        for linked in ("reglages.yml", "donnees/mini/glossaire.yaml"):
            written = ailleurs / Path(linked).name
            written.touch()
            (projet / linked).symlink_to(written)
            assert projet / linked in watcher.wait()
            replace_as_editors_do(written)
            assert watcher.wait() == {projet / linked}
    finally:
        watcher.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a link asks for rights there")
def test_a_link_that_leads_to_itself_does_not_end_the_preview(tmp_path: Path) -> None:
    watcher = Watcher(tmp_path, [tmp_path], lambda _: True)
    try:
        (tmp_path / "boucle").symlink_to("boucle")
        assert watcher.wait() == {tmp_path / "boucle"}
        (tmp_path / "page.md").touch()
        assert watcher.wait() == {tmp_path / "page.md"}
    finally:
        watcher.close()


def replace_as_editors_do(path: Path) -> None:
    path.with_suffix(".tmp").write_text("autre", "utf-8")
    path.with_suffix(".tmp").replace(path)


def test_an_address_that_is_taken_is_not_the_one_to_choose_instead(projet: Path) -> None:
    for port in (8000, 8001):
        address = f"192.0.2.1:{port}"  # that of no machine
        with pytest.raises(GeneratorError, match=f"L’adresse {address} est déjà") as refused:
            serve(projet, address)
        assert f":{port}" not in str(refused.value).partition("choisissez")[2]
