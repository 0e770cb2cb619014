"""People: names in parts, levels from titles, owners by their ids, contacts by their names."""

from __future__ import annotations

from enterprise_sales.book.mapping_links import Lookup
from enterprise_sales.intake.draft import Chosen, Draft, Sources
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.value_maps import levels
from enterprise_sales.intake.vocabulary import judgement

_PARTS = ("first_name", "middle_name", "last_name")


def stakeholders(draft: Draft, sources: Sources) -> None:
    """One name, a level, and who of ours knows the person."""
    name = draft.chosen.shape("name")
    if name is None:
        draft.joined["name"] = name_parts(draft.chosen)
    elif "last_name" in draft.chosen.roles and _one_word_each(name):
        draft.drop("name")
        draft.joined["name"] = (name.name, *name_parts(draft.chosen))
    owner(draft, sources, "internal_owner", "internal_owner_id")
    title = draft.chosen.shape("title")
    if "level" not in draft.chosen.roles and title is not None:
        levels(draft, title)
    _manager(draft)


def name_parts(chosen: Chosen) -> tuple[str, ...]:
    """The columns that make up a name, in the order in which it is said."""
    parts = tuple(name for name in (chosen.column(role) for role in _PARTS) if name)
    whole = chosen.column("name")
    return parts or ((whole,) if whole else ())


def _one_word_each(name: ColumnShape) -> bool:
    """Whether it holds first names, whatever its header says."""
    return bool(name.values) and not any(" " in value.strip() for value, _ in name.values)


def _manager(draft: Draft) -> None:
    """The manager by name, where the sheet has whole names and ids."""
    column, key = draft.chosen.column("manager_name"), draft.chosen.column("stakeholder_id")
    name = draft.chosen.column("name")
    if column is None or key is None or name is None or draft.fills("reports_to"):
        return
    sheet = draft.chosen.sheet
    draft.lookups["reports_to"] = Lookup(
        column=column, file=sheet.export.name, sheet=sheet.sheet, key=name, value=key, by="name"
    )


def owner(draft: Draft, sources: Sources, target: str, role: str) -> None:
    """An owner by the id that a list of our own people has, else the id as it stands."""
    shape = draft.chosen.shape(role)
    if shape is None or target in draft.chosen.roles:
        return
    staff = _staff_with(shape, sources)
    if staff is None:
        draft.take(shape.name, target)
        return
    draft.lookups[target] = Lookup(
        column=shape.name,
        file=staff.sheet.export.name,
        sheet=staff.sheet.sheet,
        key=str(staff.column("staff_id")),
        value=name_parts(staff),
    )


def _staff_with(shape: ColumnShape, sources: Sources) -> Chosen | None:
    here = {value for value, _ in shape.values}
    for staff in sources.of("staff"):
        ids = staff.shape("staff_id")
        there = {value for value, _ in ids.values} if ids else set()
        if len(here & there) >= judgement("link_least") * len(here):
            return staff
    return None


def named(draft: Draft) -> None:
    """A contact that a row names, found among the stakeholders."""
    column = draft.chosen.column("person_name")
    if column is not None and not draft.fills("stakeholder_id"):
        draft.lookups["stakeholder_id"] = Lookup(
            column=column, table="stakeholders", key="name", value="stakeholder_id", by="name"
        )
