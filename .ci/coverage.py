"""Prints line coverage by assembly from the Cobertura files below a folder."""

import pathlib
import sys
import xml.etree.ElementTree as ET

for report in pathlib.Path(sys.argv[1]).rglob("coverage.cobertura.xml"):
    for package in sorted(ET.parse(report).getroot().iter("package"), key=lambda p: p.get("name")):
        lines = {}
        for cls in package.iter("class"):
            for line in cls.iter("line"):
                key = (cls.get("filename"), line.get("number"))
                lines[key] = lines.get(key, 0) or int(line.get("hits"))
        hit = sum(1 for hits in lines.values() if hits)
        print(f"{package.get('name'):24} {100 * hit / max(1, len(lines)):5.1f} %  of {len(lines)} lines")
