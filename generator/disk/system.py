"""What the system refuses, in French, with the file it is about. Imports nothing of the package."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path
from typing import Any

_REASONS = {
    errno.ENOSPC: "il n’y a plus de place sur ce disque ; libérez-en, puis recommencez",
    errno.EDQUOT: "la place qui vous est accordée sur ce disque est épuisée ; libérez-en",
    errno.EACCES: "accès refusé ; vérifiez vos droits sur ce fichier et sur son dossier",
    errno.EPERM: "opération refusée ; vérifiez vos droits sur ce fichier et sur son dossier",
    errno.EROFS: "ce disque est en lecture seule ; travaillez sur une copie ailleurs",
    errno.ENOENT: "introuvable ; vérifiez le chemin",
    errno.ENOTDIR: "un dossier est attendu sur ce chemin, et c’est un fichier",
    errno.EISDIR: "un fichier est attendu à cet endroit, et c’est un dossier",
    errno.EEXIST: "quelque chose porte déjà ce nom ; retirez-le ou changez de nom",
    errno.ENOTEMPTY: "ce dossier n’est pas vide ; un autre programme y écrit peut-être",
    errno.ENAMETOOLONG: "ce nom ou ce chemin est trop long ; raccourcissez-le",
    errno.EMFILE: "trop de fichiers ouverts à la fois ; fermez des programmes, puis recommencez",
    errno.ENFILE: "trop de fichiers ouverts à la fois ; fermez des programmes, puis recommencez",
    errno.EBUSY: "occupé par un autre programme ; fermez-le, puis recommencez",
    errno.ETXTBSY: "occupé par un autre programme ; fermez-le, puis recommencez",
    errno.EXDEV: "sur un autre disque ; ce dossier ne peut pas être remplacé d’un coup",
    errno.ELOOP: "des liens tournent en rond ; remplacez-les par le fichier lui-même",
    errno.EIO: "le disque ne répond pas bien ; vérifiez-le",
    errno.EFBIG: "fichier trop gros pour ce disque",
    errno.ENOMEM: "il n’y a plus de mémoire ; fermez des programmes, puis recommencez",
    errno.EAGAIN: "il manque des ressources ; fermez des programmes, puis recommencez",
    errno.EINVAL: "nom ou opération que ce disque n’admet pas",
    errno.EILSEQ: "nom que ce disque n’admet pas ; évitez-y les signes rares",
    errno.ESTALE: "le disque distant ne répond plus ; reconnectez-le",
    errno.ENODEV: "ce disque n’est plus là ; reconnectez-le",
    errno.ENXIO: "ce disque n’est plus là ; reconnectez-le",
    errno.ENOTSUP: "ce disque n’admet pas cette opération",
    errno.EMLINK: "trop de liens vers ce fichier",
    errno.EADDRINUSE: "adresse déjà prise ; choisissez-en une autre",
    errno.EADDRNOTAVAIL: "cette adresse n’est pas celle de cette machine",
}

_WINDOWS = {32: errno.EBUSY, 33: errno.EBUSY, 206: errno.ENAMETOOLONG}
"""What Windows says more precisely than `errno` does: a file another program holds, a path of more
than 260 signs."""

_LOOP = re.compile(r"Symlink loop from '(.*)'$")
"""What Python says before 3.13, where it says nothing any more."""
_NUMBER = re.compile(r"\[Errno (\d+)\]")


def reason(error: OSError) -> str:
    """Why the system refused, in a few words."""
    plain = _plain(error)
    number = _WINDOWS.get(getattr(plain, "winerror", None) or 0, plain.errno)
    name = errno.errorcode.get(number or 0, type(error).__name__)
    return _REASONS.get(number or 0, f"refusé par le système ({name})")


def told(error: OSError) -> str:
    """One line: the file it is about, and why. The file is the one to be written, if there is."""
    plain = _plain(error)
    name = plain.filename
    if plain.filename2 is not None and plain.errno != errno.ENOENT:
        name = plain.filename2
    return f"{_in_the_way(_shown(name), plain)} : {reason(plain)}"


def of_system(error: Exception) -> OSError | None:
    """What the system refused, if it is that: Path.resolve says so of a loop in its own way."""
    if isinstance(error, RuntimeError) and (found := _LOOP.match(str(error))):
        return OSError(errno.ELOOP, "", found[1])
    return error if isinstance(error, OSError) else None


def no_folder() -> str:
    """What to say when the folder a command is typed in is no more; nothing when it is there."""
    try:
        Path.cwd()
    except FileNotFoundError:
        said = "le dossier où cette commande est lancée n’existe plus"
        return f"{said} ; allez dans un autre, puis recommencez"
    return ""


def no_file(path: Path) -> str:
    """Why what bears the name of a file cannot be read as one; nothing when it can."""
    try:
        path.stat()
    except OSError as error:
        return f"fichier illisible : {reason(error)}"
    if path.is_dir():
        return _REASONS[errno.EISDIR]
    return "" if path.is_file() else "un fichier est attendu à cet endroit"


def _in_the_way(name: str, error: OSError) -> str:
    """Of a path that asks for a folder where a file is, that file."""
    if error.errno != errno.ENOTDIR:
        return name
    return next((str(path) for path in Path(name).parents if os.path.isfile(path)), name)  # noqa: PTH113 - Path.is_file may raise


def _plain(error: OSError) -> OSError:
    """Of an error that gathers several, the first."""
    several: Any = error.args[0] if isinstance(error, shutil.Error) and error.args else None
    for source, target, text in several if isinstance(several, list) else ():
        if found := _NUMBER.match(str(text)):
            return OSError(int(found[1]), "", str(source), None, str(target))
    return error


def _shown(name: object) -> str:
    if name is None:
        return "le système"
    return name.decode(errors="replace") if isinstance(name, bytes) else str(name)
