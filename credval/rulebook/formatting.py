"""How is a rule file laid out, so that a form changes only the lines of its field?

Keys stand in the order of the format, every list item on its own line, long texts folded at 110 columns. There are
no comments: what has to be said stands in a field (``note``), where the window and the report can show it.
"""

from __future__ import annotations

from typing import Any

import yaml
from pydantic import BaseModel

from credval.rulebook.reading import Parsed

WIDTH = 110


class _Layout(yaml.SafeDumper):
    """Texts as they are, quoted only where they must be; lists indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Layout, value: str) -> yaml.ScalarNode:
    needs_quotes = value in ("null", "~", "")
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="'" if needs_quotes else None)


def _nothing(dumper: _Layout, _value: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", "null")


_Layout.add_representer(str, _text)
_Layout.add_representer(type(None), _nothing)
_Layout.yaml_implicit_resolvers = {}


def laid_out(parsed: Parsed, shape: type[BaseModel]) -> str:
    """The file in the canonical layout; what it says is unchanged."""
    ordered = _ordered(parsed.data, shape)
    return yaml.dump(
        ordered, Dumper=_Layout, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=False
    )


def _ordered(value: Any, shape: Any) -> Any:
    from credval.rulebook.sentences import model_in, step

    if isinstance(value, list):
        return [_ordered(one, shape) for one in value]
    if not isinstance(value, dict):
        return value
    model = model_in(shape)
    if model is None or not _belongs(value, model):
        return {key: _ordered(one, shape) for key, one in value.items()}
    order = [info.alias or name for name, info in model.model_fields.items()]
    keys = sorted(value, key=lambda key: order.index(key) if key in order else len(order))
    return {key: _ordered(value[key], step(model, key)) for key in keys}


def _belongs(value: dict[str, Any], model: type[BaseModel]) -> bool:
    """Whether the keys are those of the model, and not of a mapping of such models."""
    known = {info.alias or name for name, info in model.model_fields.items()}
    return any(key in known for key in value)
