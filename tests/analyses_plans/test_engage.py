"""Whom a renewal brings in, by when, and who is known in that role."""

from pathlib import Path

from enterprise_sales.analyses.renewal import plan_renewal

from .books import ENTERPRISE, PERSON, context, contract, day


def _people() -> list[dict[str, object]]:
    buyer = {**PERSON, "buying_role": "economic_buyer"}
    return [
        {**buyer, "stakeholder_id": "a", "name": "Art", "level": "vp", "strength": 3},
        {**buyer, "stakeholder_id": "b", "name": "Eva", "level": "director", "strength": 4},
        {**buyer, "stakeholder_id": "c", "name": "Old", "strength": 5, "last_contact": None},
        {**PERSON, "stakeholder_id": "d", "name": "Cor", "status": "left"},
        {
            **PERSON,
            "stakeholder_id": "e",
            "name": "Pia",
            "level": "vp",
            "buying_role": "blocker",
            "function": "procurement",
        },
    ]


def test_the_closest_person_in_the_role_is_named(tmp_path: Path) -> None:
    ctx = context(
        tmp_path,
        under=ENTERPRISE,
        accounts=[{"internal_sponsor": "Ivan"}],
        contracts=[contract()],
        stakeholders=_people(),
    )
    found = {line.who: line for line in plan_renewal(ctx).engage}
    assert found["our executive sponsor"].person == "Ivan"
    assert found["the customer's executive"].person == "Old"
    assert found["the customer's economic buyer"].person == "Eva"
    assert found["the customer's procurement"].person == "Pia"
    assert found["the customer's legal team"].person is None
    assert found["the customer's champion"].person is None  # Cor has left


def test_they_come_in_with_their_milestone_on_its_new_date(tmp_path: Path) -> None:
    ctx = context(tmp_path, under=ENTERPRISE, as_of=day("2026-09-10"), contracts=[contract()])
    found = plan_renewal(ctx)
    by = {line.who: line.by for line in found.engage}
    assert by["our executive sponsor"] == "2026-09-22"  # t_150, late
    assert by["our legal team"] == "2026-11-01"  # t_60, to come
