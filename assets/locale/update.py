"""Bring the catalogues up to date with the code: extract, merge, compile, check.

    python assets/locale/update.py             extract, merge into the .po, compile the .mo
    python assets/locale/update.py documents   the same for one domain, or several
    python assets/locale/update.py --prune     the same, and drop what nothing asks for
    python assets/locale/update.py --check     change nothing; name what is missing, exit status 1

The files hold no dates, names or paths, so that the same texts give the same bytes.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

LOCALE = Path(__file__).resolve().parent
REPOSITORY = LOCALE.parents[1]
PACKAGE = REPOSITORY / "mcp_server" / "enterprise_sales"
TEMPLATES = REPOSITORY / "assets" / "templates"
HEADERS = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
WIDTH = 100
Text = str | tuple[str, str]
"""A msgid, or a singular and a plural one."""


class StableCatalog(Catalog):
    """A catalogue whose header says nothing of the day or the machine."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header without dates, names and versions."""
        return [(name, value) for name, value in self._get_mime_headers() if name in HEADERS]

    @mime_headers.setter
    def mime_headers(self, headers: list[tuple[str, str]]) -> None:
        self._set_mime_headers(headers)


def python_texts(folder: Path) -> Iterator[Text]:
    """Literal texts of `t.text(…)`, `t.plural(…)` and `N_(…)` in the modules of a package."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.Call):
                yield from _of_call(node)


def _of_call(call: ast.Call) -> Iterator[Text]:
    name = _called(call.func)
    wanted = {"text": 1, "plural": 2, "N_": 1}.get(name, 0)
    texts = [a.value for a in call.args[:wanted] if isinstance(a, ast.Constant)]
    if wanted and len(texts) == wanted and all(isinstance(text, str) for text in texts):
        yield texts[0] if wanted == 1 else (texts[0], texts[1])


def _called(func: ast.expr) -> str:
    """`text` for `t.text`, `ctx.t.text` and `self.text` of the translator; `N_` for itself."""
    match func:
        case ast.Name(id=name):
            return name if name == "N_" else ""
        case ast.Attribute(value=ast.Name(id="t" | "self") | ast.Attribute(attr="t"), attr=method):
            return method
    return ""


def template_texts(folder: Path) -> Iterator[Text]:
    """Texts of `_(…)` and `plural(…)` in the templates."""
    for path in sorted(folder.rglob("*.j2")):
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for _, name, found in extract_from_ast(tree, ("_", "plural"), babel_style=False):
            if name == "plural" and found[0] is not None and found[1] is not None:
                yield found[0], found[1]
            elif found[0] is not None:
                yield found[0]


MESSAGES = (
    PACKAGE / "book" / "messages.py",
    PACKAGE / "book" / "fact_messages.py",
    PACKAGE / "book" / "import_messages.py",
    PACKAGE / "book" / "form_messages.py",
    PACKAGE / "book" / "link_messages.py",
    PACKAGE / "book" / "query_messages.py",
    PACKAGE / "playbook" / "messages.py",
)


def message_texts() -> Iterator[Text]:
    """The words of every finding and notice."""
    for path in MESSAGES:
        for node in ast.parse(path.read_text(encoding="utf-8"), str(path)).body:
            match node:
                case ast.AnnAssign(target=ast.Name(id="MESSAGES"), value=ast.Dict() as table):
                    for wrong, remedy in ast.literal_eval(table).values():
                        yield wrong
                        yield remedy


SOURCES: dict[str, Callable[[], list[Text]]] = {
    "analyses": lambda: [*python_texts(PACKAGE / "analyses")],
    "documents": lambda: [
        *python_texts(PACKAGE / "language"),
        *python_texts(PACKAGE / "documents"),
        *template_texts(TEMPLATES),
    ],
    "findings": lambda: [*message_texts()],
    "faces": lambda: [
        *python_texts(PACKAGE / "cli"),
        *python_texts(PACKAGE / "facts"),
        *python_texts(PACKAGE / "intake"),
        *python_texts(PACKAGE / "tools"),
    ],
}


def extracted(domain: str, language: str) -> Catalog:
    """The texts of a domain, without translations."""
    catalog = StableCatalog(locale=language, fuzzy=False, header_comment="")
    for text in SOURCES[domain]():
        plain = text if isinstance(text, str) else text[0]
        known = catalog.get(plain)
        if known is None or isinstance(known.id, str):
            catalog[plain] = Message(text)
    return catalog


def merged(domain: str, path: Path, language: str, *, prune: bool = False) -> Catalog:
    """The translations on file, with what the code asks for now."""
    template, known = extracted(domain, language), _read(path, language)
    for message in template:
        if message.id:
            message.string = _translation(known, message)
            message.user_comments = known[message.id].user_comments if message.id in known else []
    if not prune:
        _keep_obsolete(template, known)
    return template


def _translation(known: Catalog, message: Message) -> str | tuple[str, ...]:
    found = known.get(message.id) or known.obsolete.get(_plain(message))
    if found is not None and isinstance(found.id, str) == isinstance(message.id, str):
        return found.string
    return message.string


def _keep_obsolete(template: Catalog, known: Catalog) -> None:
    for message in [*known, *known.obsolete.values()]:
        if message.id and message.id not in template and message.string:
            template.obsolete[_plain(message)] = message


def _plain(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return StableCatalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as a .po file, sorted by text."""
    out = BytesIO()
    write_po(out, catalog, width=WIDTH, no_location=True, sort_output=True)
    return out.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """The catalogue as a .mo file."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def problems(catalog: Catalog) -> list[str]:
    """What a reader of the language would stumble over."""
    found = [f"nothing asks for this any more: {name!r}" for name in catalog.obsolete]
    for message in catalog:
        if not message.id:
            continue
        ids = (message.id,) if isinstance(message.id, str) else message.id
        strings = (message.string,) if isinstance(message.string, str) else message.string
        if not all(strings) or message.fuzzy:
            found.append(f"not translated: {ids[0]!r}")
        elif any(_holes(text) != _holes(ids[-1]) for text in strings if text):
            found.append(f"other placeholders than the original: {ids[0]!r}")
    return found


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def files(domains: Iterable[str] = ()) -> Iterator[tuple[str, str, Path]]:
    """Language, domain and .po file of every catalogue, or of some domains."""
    for folder in sorted(LOCALE.glob("*/LC_MESSAGES")):
        for domain in tuple(domains) or SOURCES:
            yield folder.parent.name, domain, folder / f"{domain}.po"


def check(domains: Iterable[str] = ()) -> list[str]:
    """Everything wrong with the catalogues on file."""
    found = []
    for language, domain, path in files(domains):
        catalog = merged(domain, path, language)
        place = path.relative_to(REPOSITORY).as_posix()
        found += [f"{place}: {problem}" for problem in problems(catalog)]
        if not path.exists() or path.read_bytes() != po_bytes(catalog):
            found.append(f"{place}: not up to date; run assets/locale/update.py")
        elif path.with_suffix(".mo").read_bytes() != mo_bytes(catalog):
            found.append(f"{place}: the .mo beside it was compiled from something else")
    return found


def update(domains: Iterable[str] = (), *, prune: bool) -> list[str]:
    """Write every catalogue, or those of some domains; what is still to translate."""
    ready = [
        (path, merged(domain, path, language, prune=prune))
        for language, domain, path in files(domains)
    ]
    left = []
    for path, catalog in ready:
        path.write_bytes(po_bytes(catalog))
        path.with_suffix(".mo").write_bytes(mo_bytes(catalog))
        left += [f"{path.name}: {problem}" for problem in problems(catalog)]
    return left


def main(arguments: list[str]) -> int:
    """Run the command; 1 where `--check` finds something."""
    domains = [name for name in arguments if name in SOURCES]
    checking = "--check" in arguments
    found = check(domains) if checking else update(domains, prune="--prune" in arguments)
    sys.stdout.write("".join(f"{line}\n" for line in found) or "The catalogues are complete.\n")
    return 1 if found and checking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
