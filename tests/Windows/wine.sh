#!/usr/bin/env bash
# Tries the Windows build under Wine, by hand and weekly: what File.Move, locks and renames do there no Linux test can show.
# usage: tests/Windows/wine.sh [FOLDER]   FOLDER is a self-contained win-x64 publish of src/Maestro.Shell; without it one is made.
# Needs Debian's wine64 (apt-get install wine64). Ends with one line, "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'WINEPREFIX="$work/prefix" "${WINESERVER:-true}" -k 2>/dev/null; rm -rf "$work"' EXIT

wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
[ -x "$wine" ] || { echo "There is no wine64 here: apt-get install wine64"; exit 2; }
[ -x /usr/lib/wine/wineserver64 ] && export WINESERVER=/usr/lib/wine/wineserver64
program=${1:-$work/maestro}
[ $# -gt 0 ] || dotnet publish src/Maestro.Shell -c Release -r win-x64 --self-contained -o "$program" -v quiet || exit 2

# Wine has no memory that is writable and executable in turn.
export WINEPREFIX="$work/prefix" WINEDEBUG=-all DISPLAY='' DOTNET_EnableWriteXorExecute=0 NO_COLOR=1 MAESTRO_AGENT=tester
"$wine" wineboot -i > "$work/boot.log" 2>&1 || { cat "$work/boot.log"; exit 2; }

passed=0
failed=0
check() { # name, condition already evaluated, details
  if [ "$2" = 0 ]; then passed=$((passed + 1)); echo "passed: $1"; else failed=$((failed + 1)); echo "FAILED: $1: ${3:-}"; fi
}
# What Wine itself says of the disk is not ours.
maestro() { "$wine" "$program/maestro.exe" -c "$1" < /dev/null 2>&1 | grep -v '^wine: '; return "${PIPESTATUS[0]}"; }

mkdir "$work/project" && cd "$work/project" && git init -q .
maestro 'Initialize-MaestroWorkspace | Out-Null; Add-MaestroNote first | Out-Null; @(Get-MaestroNote).Count' > "$work/start" 2>&1
[ "$(tr -d '\r' < "$work/start" | tail -1)" = 1 ]; check 'A workspace is made, written and read' $? "$(cat "$work/start")"

maestro 'Test-MaestroEnvironment | Where-Object Name -eq lock | ForEach-Object Passed' > "$work/lock" 2>&1
grep -q True "$work/lock"; check 'The lock keeps a second writer out' $? "$(cat "$work/lock")"

# Readers that never stop, until the writer is through.
readers=()
for n in 1 2 3; do
  maestro "while (-not [System.IO.File]::Exists('done')) { \$null = Get-MaestroNote }; 'ended'" > "$work/reader$n" 2>&1 &
  readers+=($!)
done
maestro '1..100 | ForEach-Object { Add-MaestroNote "beside $_" | Out-Null }' > "$work/writer" 2>&1
code=$?
touch done
wait "${readers[@]}"
[ $code = 0 ] && [ ! -s "$work/writer" ]; check '100 writes beside three readers: none refused' $? "$(cat "$work/writer")"
[ "$(cat "$work"/reader? | tr -d '\r' | sort -u)" = ended ]; check 'The readers saw whole files alone' $? "$(cat "$work"/reader?)"

writers=()
for n in $(seq 1 10); do
  maestro "1..3 | ForEach-Object { Add-MaestroNote \"many $n \$_\" | Out-Null }" > "$work/many$n" 2>&1 &
  writers+=($!)
done
wait "${writers[@]}"
maestro '@(Get-MaestroNote).Count' > "$work/count" 2>&1
[ "$(tr -d '\r' < "$work/count" | tail -1)" = 131 ]; check '30 notes of ten programs at once: none lost' $? "$(cat "$work/count" "$work"/many*)"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
