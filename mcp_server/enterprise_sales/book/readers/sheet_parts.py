"""Which part of an XLSX holds which sheet."""

from __future__ import annotations

from posixpath import join, normpath
from zipfile import ZipFile

from enterprise_sales.book.readers.markup import attribute, local, tree_of

BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
FOLDER = "xl/worksheets/"


def parts_of(archive: ZipFile, name: str) -> list[str]:
    """The part that holds the sheet of this name; all that may where it cannot be told.

    Raises:
        SyntaxError: the list of sheets is not well formed.
    """
    names = archive.namelist()
    if BOOK in names and LINKS in names:
        links = {link.get("Id"): link.get("Target", "") for link in tree_of(archive.read(LINKS))}
        for sheet in tree_of(archive.read(BOOK)).iter("{*}sheet"):
            target = links.get(attribute(sheet, "id"), "")
            part = normpath(join("/xl", target)).lstrip("/")
            if local(sheet.tag) == "sheet" and sheet.get("name") == name and part in names:
                return [part]
    return [part for part in names if part.startswith(FOLDER) and part.endswith(".xml")]
