"""How the map in this folder was made from upstream's package; run again, it gives the same bytes.

    python make_map.py FOLDER

FOLDER holds the unpacked npm package world-atlas 2.0.2 (countries-110m.json and countries-50m.json, made of Natural
Earth, which is in the public domain). Needs pycountry for the codes, which the program itself does not need.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry

HERE = Path(__file__).parent
WIDTH = 1000.0
NAMED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""Places without a code of their own: drawn with the education system whose rules the book has for them."""
LEFT_OUT = {"AQ"}

Point = tuple[float, float]
Ring = list[Point]


def main(folder: Path) -> None:
    """Write world.json and say what its hash is."""
    fine, coarse = (
        json.loads((folder / f"countries-{size}.json").read_text("utf-8")) for size in ("50m", "110m")
    )
    shapes = {code: [flat(ring) for ring in rings] for code, rings in sorted(outlines(coarse).items())}
    points = {
        code: flat([middle(max(rings, key=area))])
        for code, rings in sorted(outlines(fine).items())
        if code not in shapes
    }
    found = {
        "source": "npm package world-atlas 2.0.2 (ISC), made of Natural Earth (public domain); Equal Earth projection",
        "width": WIDTH,
        "height": math.ceil(max(y for rings in shapes.values() for ring in rings for y in ring[1::2])),
        "shapes": shapes,
        "points": points,
    }
    content = json.dumps(found, separators=(",", ":"), sort_keys=True).encode()
    (HERE / "world.json").write_bytes(content + b"\n")
    sys.stdout.write(hashlib.sha256(content + b"\n").hexdigest() + "\n")


def outlines(atlas: dict[str, Any]) -> dict[str, list[Ring]]:
    """The outer rings of every place, projected, by its code."""
    arcs = [list(degrees(one, atlas["transform"])) for one in atlas["arcs"]]
    found: dict[str, list[Ring]] = {}
    for one in atlas["objects"]["countries"]["geometries"]:
        code = code_of(one)
        if code and code not in LEFT_OUT:
            polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
            rings = (half for polygon in polygons for half in halves(joined(polygon[0], arcs)))
            found.setdefault(code, []).extend([project(*point) for point in ring] for ring in rings)
    return found


def code_of(geometry: dict[str, Any]) -> str | None:
    """ISO 3166-1 alpha-2, XK, or None."""
    named = NAMED.get(geometry["properties"]["name"])
    known = pycountry.countries.get(numeric=str(geometry.get("id", "")))
    return named or (known.alpha_2 if known else None)


def degrees(steps: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """A quantised, delta-encoded arc as longitudes and latitudes."""
    x = y = 0
    for dx, dy in (step[:2] for step in steps):
        x, y = x + dx, y + dy
        (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
        yield x * sx + tx, y * sy + ty


def joined(indexes: list[int], arcs: list[Ring]) -> Ring:
    """Arcs one after the other; a negative index is an arc walked backwards."""
    ring: Ring = []
    for index in indexes:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += part[1:] if ring else part
    return ring


def halves(ring: Ring) -> Iterator[Ring]:
    """The ring, or its two parts where it lies across the 180th meridian."""
    whole: Ring = []
    for longitude, latitude in ring:
        turns = round((whole[-1][0] - longitude) / 360) if whole else 0
        whole.append((longitude + 360 * turns, latitude))
    west, east = min(x for x, _ in whole), max(x for x, _ in whole)
    if west >= -180 and east <= 180:
        yield whole
        return
    around = 360 if west < -180 else -360
    yield inside(whole)
    yield inside([(x + around, y) for x, y in whole])


def inside(ring: Ring) -> Ring:
    """The part of a ring that lies on the map; where it leaves, it goes along the edge."""
    held = [(max(-180.0, min(180.0, x)), y) for x, y in ring]
    off = [x != kept for (x, _), (kept, _) in zip(ring, held, strict=True)]
    n = len(ring)
    return [held[i] for i in range(n) if not (off[i] and off[i - 1] and off[(i + 1) % n])]


def project(longitude: float, latitude: float) -> Point:
    """Equal Earth (Savric, Patterson and Jenny 2018): areas stay true. Units of which the map is 1000 wide; y upwards."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2, t6 = t * t, t**6
    x = (
        2
        * math.sqrt(3)
        * math.radians(longitude)
        * math.cos(t)
        / (3 * (9 * a4 * t**8 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
    )
    y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    scale = WIDTH / (2 * 2 * math.sqrt(3) * math.pi / (3 * a1))
    return x * scale, y * scale


def area(ring: Ring) -> float:
    """The size of a ring, without its sign."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def middle(ring: Ring) -> Point:
    """The mean of the corners: good enough for a place that is drawn as a dot."""
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def flat(ring: Ring) -> list[float]:
    """x, y, x, y … from the top left corner, with one decimal."""
    top = project(0, 90)[1]
    return [round(value, 1) for x, y in ring for value in (x + WIDTH / 2, top - y)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
