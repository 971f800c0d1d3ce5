#!/usr/bin/env bash
# Tries the Windows build under Wine, by hand and weekly: what File.Move, locks and renames do there no Linux test can show.
# usage: tests/Windows/wine.sh [FOLDER]   FOLDER is a self-contained win-x64 publish of src/Maestro.Shell; without it one is made.
# Needs Debian's wine64 (apt-get install wine64). Ends with one line, "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 1
root=$PWD
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

# Twenty programs run a command at once, each in a session of its own. What they write is in files named like the race.
twenty() { # name of the race, command
  local racers=() n
  for n in $(seq 1 20); do
    MAESTRO_SESSION_ID=$1-$n maestro "$2" > "$work/$1$n" 2>&1 &
    racers+=($!)
  done
  wait "${racers[@]}"
}

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

# The quick start of the README as it is written there, in the folder of a fresh repository.
mkdir "$work/quick" && cd "$work/quick" && git init -q . && cp "$root/examples/plan.json" "$root/examples/quickstart.ps1" .
"$wine" "$program/maestro.exe" -f quickstart.ps1 < /dev/null > "$work/quick.log" 2>&1; check 'The quick start' $? "$(cat "$work/quick.log")"

# Twenty programs claim one handoff, and then twenty start the next feature of twenty that are ready.
maestro "New-MaestroHandoff -Mode plan -SessionCore race -Summary s -NextAction n -Artifact a -ReadMore b -ConfidenceWork 0.9 -NoCollect | Out-Null" > "$work/race" 2>&1
twenty claim 'Receive-MaestroHandoff -Claim -ErrorAction SilentlyContinue | ForEach-Object HandoffId'
[ "$(cat "$work"/claim[0-9]* | tr -d '\r' | grep -cE '^[0-9-]+$')" = 1 ]; check 'A handoff that twenty programs claim at once has one owner' $? "$(cat "$work/race" "$work"/claim[0-9]*)"

mkdir "$work/next" && cd "$work/next" && git init -q .
features=$(seq 1 20 | sed 's/.*/{"id":"f&","title":"F&","verificationSteps":["look"]}/' | paste -sd,)
echo "{\"title\":\"Twenty\",\"features\":[$features]}" > plan.json
maestro 'Initialize-MaestroWorkspace | Out-Null; Set-MaestroConfig locking.timeoutSeconds 120 | Out-Null; New-MaestroMission plan.json | Out-Null; Approve-MaestroMission' > "$work/twenty" 2>&1
twenty start 'Start-MaestroFeature -Next | ForEach-Object FeatureId'
[ "$(cat "$work"/start[0-9]* | tr -d '\r' | grep -E '^f[0-9]+$' | sort -u | wc -l)" = 20 ]; check 'Twenty programs start twenty different features' $? "$(cat "$work/twenty" "$work"/start[0-9]*)"

# Writers are killed at any time; what they said is written is there, and the next command works.
cd "$work/project" || exit 1
for n in $(seq 1 12); do
  setsid "$wine" "$program/maestro.exe" -c "1..100 | ForEach-Object { Add-MaestroNote \"kill $n \$_\" | ForEach-Object Content }" < /dev/null > "$work/killed$n" 2> /dev/null &
  writer=$!
  for _ in $(seq 1 100); do [ "$(wc -l < "$work/killed$n")" -ge $((n % 4 + 1)) ] && break; sleep 0.1; done
  kill -9 -- "-$writer" 2> /dev/null
  wait "$writer" 2> /dev/null
done
maestro "Add-MaestroNote after | Out-Null; (Get-MaestroNote | ForEach-Object Content) -join '|'" > "$work/after" 2>&1
code=$?
lost=$(for n in $(seq 1 12); do head -n -1 "$work/killed$n" | tr -d '\r' | while read -r line; do grep -qF "|$line" "$work/after" || echo "$line"; done; done)
[ $code = 0 ] && [ -z "$lost" ]; check '12 writers killed: nothing lost that was acknowledged, and the next command works' $? "$code $lost $(cut -c1-300 "$work/after")"
[ "$(cat "$work"/killed* | wc -l)" -ge 12 ]; check 'The killed writers had written' $? "$(wc -l "$work"/killed*)"

# The module as it is built and packaged on this system, in the Windows program in place of its own copy.
mkdir "$work/package" && cd "$work/package" && git init -q . && cp "$root/examples/plan.json" "$root/examples/quickstart.ps1" .
cp -r "$root/out/Maestro" "$work/module"
maestro "Remove-Module Maestro; Import-Module '$work/module/Maestro.psd1'; (Get-Command -Module Maestro -CommandType Cmdlet).Count; (Get-Module Maestro).ModuleBase; ./quickstart.ps1 > \$null; 'done'" > "$work/import" 2>&1
tr -d '\r' < "$work/import" > "$work/imported"
[ "$(head -1 "$work/imported")" -ge 60 ] 2> /dev/null && grep -q 'module$' "$work/imported" && [ "$(tail -1 "$work/imported")" = 'done' ]
check 'The module that was built on Linux: 60 cmdlets and more, and the quick start' $? "$(cat "$work/import")"

# Classes of the unit tests. What Wine can't do is listed in docs/reliability.md, by name.
tests="$work/tests"
dotnet publish "$root/tests/Windows/Runner" -c Release -r win-x64 --self-contained -o "$root/out/windows-tests" -v quiet || exit 2
grep -v '^#' "$root/tests/Windows/classes.txt" | while read -r words; do
  # shellcheck disable=SC2086 # A class, and the tests of it that are left out.
  env -u MAESTRO_AGENT MAESTRO_TESTED_MODULE="Z:$program/Maestro/Maestro.psd1" MAESTRO_TESTED_PROGRAM="Z:$program/maestro.exe" timeout -k 5 300 "$wine" "$root/out/windows-tests/Maestro.WindowsTests.exe" $words < /dev/null 2>&1
done > "$tests"
cd "$root" || exit 1
grep -aE '^FAILED|^skipped' "$tests"
passed=$((passed + $(grep -aoE '^[0-9]+ passed' "$tests" | awk '{ sum += $1 } END { print sum + 0 }')))
failed=$((failed + $(grep -aoE '[0-9]+ failed' "$tests" | awk '{ sum += $1 } END { print sum + 0 }')))
[ "$(grep -acE '^[0-9]+ passed, [0-9]+ failed' "$tests")" = "$(grep -vc '^#' tests/Windows/classes.txt)" ]; check 'Every class of tests ended' $? "$(tail -3 "$tests")"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
