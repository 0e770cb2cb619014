"""The files of a hand-over: a package for each agent, import files for each CRM."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from enterprise_sales.analyses.results import HandOff
from enterprise_sales.analyses.results.handover import AnyPackage
from enterprise_sales.documents.crm_files import crm_files
from enterprise_sales.language import Translator

SCHEMA = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Packages that hand an account on to another agent"


def handover_files(result: HandOff, _: Translator, __: datetime) -> Mapping[str, bytes]:
    """Suffix → content; packages validate against `package_schema`."""
    packages = {
        f".{one.to}.json": f"{one.model_dump_json(indent=2)}\n".encode() for one in result.packages
    }
    return {**packages, **crm_files(result)}


def package_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of every package, told apart by `to`."""
    found = TypeAdapter[Any](AnyPackage).json_schema(mode="serialization")
    return {"$schema": SCHEMA, "title": TITLE, **found}
