#!/usr/bin/env bash
# Writes the README's pictures to tests/screenshots/ from the real program with its seed data. With --all FOLDER it takes
# every page, wide in light and on a phone in dark, for looking at.
set -eu
cd "$(dirname "$0")/.."
folder="$PWD/tests/screenshots"
if [ "${1:-}" = "--all" ]; then
  folder=$(realpath -m "${2:?--all needs a folder}")
  export CASETRACKER_SCREENSHOTS_ALL=1
fi
mkdir -p "$folder"
dotnet build tests/CaseTracker.Web.Tests --nologo -v quiet
CASETRACKER_SCREENSHOTS="$folder" tests/CaseTracker.Web.Tests/bin/Debug/net10.0/CaseTracker.Web.Tests -noLogo -explicit only -class "*TakeScreenshots"
