#!/usr/bin/env bash
# Builds the module that goes into packages in two folders with different names, and compares the digests of all files.
# usage: tests/Packages/deterministic.sh
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for folder in one another/place; do
    mkdir -p "$work/$folder"
    git archive HEAD | tar -x -C "$work/$folder"
    # As `build.ps1 Package` does: PackageFolder takes the paths of the machine out.
    dotnet build "$work/$folder/src/Maestro.Cmdlets" -c Release -v quiet -p:PackageFolder="$work/$folder/out/packages"
    (cd "$work/$folder/out/Maestro" && find . -type f | LC_ALL=C sort | xargs sha256sum) > "$work/${folder%%/*}.sums"
done

wc -l < "$work/one.sums" | xargs echo 'files:'
diff "$work/one.sums" "$work/another.sums" && echo 'both builds have the same digests'
