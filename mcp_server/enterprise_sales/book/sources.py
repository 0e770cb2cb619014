"""The table or file in which a lookup looks, as a frame of the columns that it asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from enterprise_sales.book.cells_of import left_out
from enterprise_sales.book.columns import Column
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.folder import Contents
from enterprise_sales.book.mapping import NO_TABLE, FileMapping
from enterprise_sales.book.mapping_links import Step
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.normalise import schema_of
from enterprise_sales.book.query import CHANGED, wanting
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.typing_cells import typed

Place = tuple[str, str | None]


@dataclass
class Sources:
    """What lookups look through: the tables read so far, and files of the book.

    Attributes:
        contents: the files of the book and how they are read.
        frames: table → its rows; filled while the book is read.
        findings: files that cannot be looked through, each told once.
    """

    contents: Contents
    frames: dict[str, pl.DataFrame]
    findings: list[Finding] = field(default_factory=list)
    _read: dict[Place, pl.DataFrame | None] = field(default_factory=dict)

    def listed(self, step: Step) -> pl.DataFrame:
        """The columns that `step` asks for, a file's dates read; empty where there is no source."""
        if step.table is not None:
            empty = pl.DataFrame(schema=schema_of(step.table))
            return self.frames.get(step.table, empty).select(step.asked)
        options = self._entry(step)
        place = (options.file, step.sheet)
        if place not in self._read:
            self._read[place] = self._from_file(step, options)
        cells = self._read[place]
        if cells is None or not set(step.asked) <= set(cells.columns):
            return pl.DataFrame(schema=dict.fromkeys(step.asked, pl.String))
        return cells.select(step.asked).with_columns(_days(step, cells, options))

    def _from_file(self, step: Step, options: FileMapping) -> pl.DataFrame | None:
        """The columns of a file for which any lookup of the book asks; it is read once."""
        path = self.contents.path_of(options.file)
        wrong = wanting(path, options.query)
        if wrong and wrong != CHANGED:
            self._tell(options, wrong)
            return None
        try:
            read = read_file(path, options)
        except UnreadableFileError as error:
            self._tell(options, error.code, excerpt=error.excerpt, values=error.values)
            return None
        if options.table == NO_TABLE:
            self.findings += [_kept_apart(found) for found in left_out(read, options)]
        asked = self._asked(step)
        for name in (name for name in asked if name not in read.cells.columns):
            values = {"nearest": hint(name, read.cells.columns)}
            self._tell(options, "column_misnamed", column=name, values=values)
        return read.cells.select(name for name in asked if name in read.cells.columns)

    def _asked(self, step: Step) -> list[str]:
        lookups = [one for options in self.contents.files for one in options.lookups.values()]
        steps = [one for lookup in lookups for one in lookup.steps]
        here = [one.asked for one in steps if (one.file, one.sheet) == (step.file, step.sheet)]
        return list(dict.fromkeys(name for names in here for name in names))

    def _entry(self, step: Step) -> FileMapping:
        """How the file is read: as its own entry says, for the sheet asked for where one is."""
        own = [one for one in self.contents.files if one.file == step.file]
        fitting = [one for one in own if step.sheet in (None, one.sheet)]
        plain = FileMapping(file=str(step.file), table=NO_TABLE, sheet=step.sheet)
        return (*fitting, plain)[0]

    def _tell(self, options: FileMapping, code: str, **more: object) -> None:
        told = Finding(code=code, severity="error", file=options.file)
        self.findings.append(told.model_copy(update=more))


def _kept_apart(found: Finding) -> Finding:
    """Rows that no lookup finds; they are no rows of a table, so none is lost to one."""
    severity = "warning" if found.left_out else found.severity
    return found.model_copy(update={"table": None, "left_out": 0, "severity": severity})


def _days(step: Step, cells: pl.DataFrame, options: FileMapping) -> list[pl.Expr]:
    names = dict.fromkeys(name for name in (step.latest, step.not_before) if name)
    as_written = (options.date_order, options.decimal)
    return [typed(name, Column("date"), cells.schema[name], *as_written) for name in names]
