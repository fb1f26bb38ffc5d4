#!/usr/bin/env bash
# Kills a process that writes records, files and tables a thousand times (or as often as the argument says), and looks each time whether
# all that it acknowledged is there. Takes half an hour; the figures of the last run stand in tests/README.md.
set -eu
cd "$(dirname "$0")/.."
dotnet build tests/CaseTracker.Benchmarks --nologo -v quiet
tests/CaseTracker.Benchmarks/bin/Debug/net10.0/CaseTracker.Benchmarks faults --kills "${1:-1000}"
