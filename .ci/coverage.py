"""Prints line coverage by assembly from the Cobertura files below a folder; a line counts once, whichever copy of an assembly ran it."""

import collections
import pathlib
import sys
import xml.etree.ElementTree as ET

lines = collections.defaultdict(dict)
for report in pathlib.Path(sys.argv[1]).rglob("coverage.cobertura.xml"):
    for package in ET.parse(report).getroot().iter("package"):
        known = lines[package.get("name")]
        for cls in package.iter("class"):
            for line in cls.iter("line"):
                key = (cls.get("filename"), line.get("number"))
                known[key] = known.get(key, False) or int(line.get("hits")) > 0

for name, known in sorted(lines.items()):
    print(f"{name:24} {100 * sum(known.values()) / max(1, len(known)):5.1f} %  of {len(known)} lines")
