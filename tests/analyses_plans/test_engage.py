"""Whom a renewal brings in, by when, and who is known in that role."""

from pathlib import Path

from enterprise_sales.analyses.renewal import plan_renewal

from .books import ENTERPRISE, PERSON, context, contract, day


def _people() -> list[dict[str, object]]:
    weak = {"stakeholder_id": "w", "name": "Wim", "strength": 1}
    return [
        {**PERSON, **weak, "level": "vp", "buying_role": "economic_buyer"},
        {**PERSON, "stakeholder_id": "e", "name": "Eva", "buying_role": "economic_buyer"},
        {**PERSON, "stakeholder_id": "c", "name": "Cor", "status": "left"},
        {**PERSON, "stakeholder_id": "p", "name": "Pia", "level": "vp", "function": "procurement"},
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
    assert found["the customer's executive"].person == "Eva"
    assert found["the customer's economic buyer"].person == "Eva"
    assert found["the customer's procurement"].person == "Pia"
    assert found["the customer's legal team"].person is None
    assert found["the customer's champion"].person == "Pia"  # Cor, the other one, has left


def test_they_come_in_with_their_milestone_on_its_new_date(tmp_path: Path) -> None:
    ctx = context(tmp_path, under=ENTERPRISE, as_of=day("2026-09-10"), contracts=[contract()])
    found = plan_renewal(ctx)
    by = {line.who: line.by for line in found.engage}
    assert by["our executive sponsor"] == "2026-09-22"  # t_150, late
    assert by["our legal team"] == "2026-11-01"  # t_60, to come
