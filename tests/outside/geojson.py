#!/usr/bin/env python3
"""Features for a geo portal, read by shapely: `geojson.py PROGRAM PROJECT PERIOD`.

Writes the report as .geojson and as .csv and holds one against the other: a feature for each row of an area that has a geometry,
with the same figures under the same names. Of the geometry it asks what RFC 7946 does: no null, no `crs`, longitude before
latitude, closed rings, exteriors counter-clockwise and holes clockwise, and that shapely finds it valid.
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile
from decimal import Decimal

from shapely.geometry import LinearRing, shape


def rings(geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        for place, ring in enumerate(polygon):
            yield place > 0, ring


def main(program, project, period):
    with tempfile.TemporaryDirectory() as folder:
        features, table = pathlib.Path(folder, "stand.geojson"), pathlib.Path(folder, "stand.csv")
        subprocess.run([program, "report", period, "--project", project, "-o", features, "-o", table], check=True)
        collection = json.loads(features.read_bytes().decode("utf-8"), parse_float=Decimal)
        rows = [row for row in csv.DictReader(table.open(newline="")) if row["area"] and row["period"] == period]
    assert collection["type"] == "FeatureCollection" and "crs" not in collection
    found = {}
    for feature in collection["features"]:
        assert feature["type"] == "Feature" and feature["geometry"] is not None
        geometry = feature["geometry"]
        assert shape(json.loads(json.dumps(geometry, default=float))).is_valid, f"{feature['id']} is not valid"
        for hole, ring in rings(geometry):
            assert len(ring) >= 4 and ring[0] == ring[-1], f"{feature['id']}: a ring is not closed"
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
            assert LinearRing([(float(x), float(y)) for x, y in ring]).is_ccw != hole, f"{feature['id']}: winding"
        assert feature["id"] not in found, f"{feature['id']} twice"
        found[feature["id"]] = feature["properties"]
    without = set()
    for row in rows:
        properties = found.pop(f"{row['matrix']}/{row['indicator']}@{row['area']}", None)
        if properties is None:
            without.add(row["area"])
            continue
        assert list(properties) == list(row), "other names than in the table"
        for name, text in row.items():
            value = properties[name]
            if isinstance(value, (int, Decimal)):
                assert Decimal(value) == Decimal(text), f"{name}: {value} and {text}"
            assert (value is None) == (text == ""), f"{name}: {value!r} and {text!r}"
    assert not found, f"features without a row: {list(found)}"
    areas = {feature["properties"]["area"] for feature in collection["features"]}
    assert not areas & without, "an area has geometry for one indicator and none for another"
    print(f"{project} {period}: {len(collection['features'])} features of {len(areas)} areas, {len(without)} areas without geometry")


if __name__ == "__main__":
    main(*sys.argv[1:])
