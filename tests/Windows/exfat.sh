#!/usr/bin/env bash
# Runs tests on an exFAT image: no case, no links, no permissions, and times that are coarse. By hand and weekly; needs root, and Linux.
# usage: tests/Windows/exfat.sh [FILTER]   FILTER is one of dotnet test; without it the tests of the store, of handoffs and of features run.
# Needs mkfs.exfat (apt-get install exfatprogs) and a kernel with exFAT, or exfat-fuse. The unit tests must be built.
set -u
cd "$(dirname "$0")/../.." || exit 1
filter=${1:-'FullyQualifiedName~FileStateStoreTests|FullyQualifiedName~JournalTests|FullyQualifiedName~WriteLockTests|FullyQualifiedName~WorkspaceLocatorTests|FullyQualifiedName~PipelineTests|FullyQualifiedName~HandoffCommandTests|FullyQualifiedName~SpoiledWorkspaceTests|FullyQualifiedName~ConflictCopyTests'}
configuration=${CONFIGURATION:-Debug}
command -v mkfs.exfat > /dev/null || { echo 'There is no mkfs.exfat here: apt-get install exfatprogs'; exit 2; }
work=$(mktemp -d)
disk=$work/disk
mkdir "$disk"
device=
trap 'umount "$disk" 2> /dev/null; [ -z "$device" ] || losetup -d "$device"; rm -rf "$work"' EXIT

truncate -s 1G "$work/image"
mkfs.exfat "$work/image" > /dev/null || exit 2
device=$(losetup --find --show "$work/image")
mount -t exfat "$device" "$disk" 2> /dev/null || mount.exfat-fuse "$device" "$disk" > /dev/null 2>&1 \
    || { echo 'No exFAT file system can be mounted here: it needs root, and a kernel with exFAT or exfat-fuse'; exit 2; }

# That the disk is what it should be: one file, whatever the case of its name.
touch "$disk/Case"
[ -e "$disk/cASE" ] || { echo 'the disk distinguishes case'; exit 2; }
rm "$disk/Case"

TMPDIR=$disk dotnet test tests/Unit -c "$configuration" --no-build -v quiet --nologo --filter "$filter"
