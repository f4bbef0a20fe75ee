"""How far has an entry been reviewed? Computed from reviews of exactly this content, never typed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec

from credval.model.words import GENERAL_KNOWLEDGE, Vetting

Plain = dict[str, Any]
SignatureCheck = Callable[[Plain, str], bool]


def canonical(value: Any) -> bytes:
    """Canonical JSON: keys in order, no blanks, UTF-8; the same on every platform."""
    return msgspec.json.encode(value, order="sorted")


def content_hash(plain: Plain) -> str:
    """SHA-256 of an entry without its reviews and what is computed from them."""
    content = {key: value for key, value in plain.items() if key not in ("reviews", "vetting")}
    return hashlib.sha256(canonical(content)).hexdigest()


def no_signature_holds(_review: Plain, _content: str) -> bool:
    """Until groups have keys no signature can be checked, so no other group's word counts yet."""
    return False


def vetting(plain: Plain, owner: str, signature_holds: SignatureCheck = no_signature_holds) -> Vetting:
    """Nobody or an objection: unconfirmed; the owner: provisional; one or two other groups, signed: more."""
    reviews = plain.get("reviews", [])
    content = content_hash(plain) if reviews else ""
    valid = [one for one in reviews if one["content"] == content]
    if any(one["says"] == "object" for one in valid) or rests_on_general_knowledge(plain):
        return Vetting.UNCONFIRMED
    groups = {one["by"] for one in valid}
    others = {one["by"] for one in valid if one["by"] != owner and signature_holds(one, content)}
    if len(others) >= 2:
        return Vetting.APPROVED
    if others:
        return Vetting.CONTRIBUTED
    return Vetting.PROVISIONAL if owner in groups else Vetting.UNCONFIRMED


def rests_on_general_knowledge(plain: Plain) -> bool:
    """Whether a level or counterpart has no page behind it."""
    return any(set(value["sources"]) <= {GENERAL_KNOWLEDGE} for value in plain.get("comparable", []))
