"""Prints the tests that failed, from the .trx files below a folder: name, message, where. The end of a log is all that some systems keep."""

import pathlib
import sys
import xml.etree.ElementTree as ET

MOST_LINES = 20
TRX = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"

for report in sorted(pathlib.Path(sys.argv[1]).glob("*.trx")):
    for result in ET.parse(report).getroot().iter(f"{TRX}UnitTestResult"):
        if result.get("outcome") == "Failed":
            text = "\n".join(result.findtext(f".//{TRX}{part}") or "" for part in ("Message", "StackTrace"))
            print(f"\n{result.get('testName')} ({result.get('duration')})")
            print("\n".join(f"    {line[:400]}" for line in text.splitlines()[:MOST_LINES]))
