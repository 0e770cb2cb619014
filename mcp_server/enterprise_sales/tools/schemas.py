"""JSON Schemas of the tools as every host takes them.

Nothing at the top level but an object: hosts refuse all tools where one has an anyOf there. No
`$ref`: Gemini CLI and VS Code do not follow it. No titles and no nulls as defaults: they cost
tokens and say nothing.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode

from enterprise_sales.tools.arguments import BookArguments, in_order

Schema = dict[str, Any]
_OF_A_RESULT = {"findings", "missing", "output"}
"""Keys that only a whole result has."""
_SILENT = ("title", "examples")


def input_schema(model: type[BookArguments]) -> Schema:
    """What a tool takes."""
    schema = _plain(model, "validation")
    schema.pop("description", None)
    properties = {name: schema["properties"][name] for name in in_order(model)}
    return {**schema, "properties": properties}


def output_schema(model: type[BaseModel]) -> Schema:
    """What a tool returns, its parts without their descriptions.

    Where a result holds the whole result of another tool, its schema is that tool's; repeated here
    it would make the list of tools twice as long.
    """
    schema = _plain(model, "serialization")
    return {"description": schema.pop("description"), **_without_descriptions(schema)}


def _plain(model: type[BaseModel], mode: JsonSchemaMode) -> Schema:
    schema = model.model_json_schema(mode=mode)
    defs = {name: _referred(part) for name, part in schema.pop("$defs", {}).items()}
    plain: Schema = _inlined(schema, defs)
    return plain


def _referred(part: Schema) -> Schema:
    """The whole result of another tool as an object of that kind; any other part as it stands."""
    if not _OF_A_RESULT.issubset(part.get("properties", ())):
        return part
    return {"type": "object", "$comment": part["description"]}


def _inlined(part: Any, defs: Schema) -> Any:
    if isinstance(part, list):
        return [_inlined(each, defs) for each in part]
    if not isinstance(part, dict):
        return part
    reference = part.get("$ref")
    if reference is not None:
        return _inlined({**defs[reference.rpartition("/")[2]], **_others(part)}, defs)
    return _tidy({key: _inlined(value, defs) for key, value in part.items()})


def _others(part: Schema) -> Schema:
    return {key: value for key, value in part.items() if key != "$ref"}


def _tidy(part: Schema) -> Schema:
    """A schema without what says nothing; a property that is called title is a schema and stays."""
    kept = {key: value for key, value in part.items() if _says(key, value)}
    rule = kept.pop("x-rule", None)
    if isinstance(rule, str):
        # Validators in strict mode refuse keywords that they do not know.
        kept["$comment"] = f"rule {rule}"
    return _nullable(kept)


def _says(key: str, value: object) -> bool:
    return isinstance(value, dict) or not (key in _SILENT or (key == "default" and not value))


def _nullable(part: Schema) -> Schema:
    """`{"type": ["string", "null"]}` for the longer anyOf of the same meaning."""
    options = part.get("anyOf")
    if not isinstance(options, list) or len(options) != len(("one", "null")):
        return part
    one, other = options
    if other != {"type": "null"} or not isinstance(one.get("type"), str) or "enum" in one:
        return part
    others = {key: value for key, value in part.items() if key != "anyOf"}
    return {**one, **others, "type": [one["type"], "null"]}


def _without_descriptions(part: Any) -> Any:
    if isinstance(part, list):
        return [_without_descriptions(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        key: _without_descriptions(value)
        for key, value in part.items()
        if key != "description" or isinstance(value, dict)
    }
