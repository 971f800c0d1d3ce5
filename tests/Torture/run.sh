#!/usr/bin/env bash
# Tries to break the state: bash tests/Torture/run.sh short|long|sabotage [--seed N] [--maestro PATH] [--only PART] [--work FOLDER]
# Ends with "N passed, N failed". Needs Linux, python3 and the .NET SDK; strace and gcc for the parts that say so.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

command -v python3 > /dev/null || { echo 'FAILED: python3 is not installed'; echo '0 passed, 1 failed'; exit 1; }
exec env PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$here" python3 -m torture "$@"
