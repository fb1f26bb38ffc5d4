#!/usr/bin/env bash
# Runs every test and ends with a line "N passed, N failed". Installs what the tests need where it may; else says what to
# install. Skipped tests are printed with their reason. Arguments go to each test program, e.g.: -class "*CustodySqlTests".
# --coverage, as the first argument, also says how much of each assembly the rules', components' and handlers' tests reach.
set -u
cd "$(dirname "$0")/.."
coverage=no
[ "${1-}" = --coverage ] && { coverage=yes; shift; }

# What is needed, the Debian package that brings it, and how to see that it is there.
missing=()
have() { command -v "$1" >/dev/null 2>&1; }
have chromium-headless-shell || missing+=(chromium-headless-shell)
have fc-list && [ -n "$(fc-list ':lang=km' 2>/dev/null)" ] || missing+=(fontconfig fonts-khmeros)
have soffice || missing+=(libreoffice-calc-nogui)
[ -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libswlo.so" ] || missing+=(libreoffice-writer-nogui)
have pdftoppm || missing+=(poppler-utils)
if [ ${#missing[@]} -gt 0 ]; then
  if have apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing ${missing[*]} …"
    log=$(mktemp)
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
      tail -n 20 "$log"
      echo "Could not install ${missing[*]}. Install them, then run this again."
      exit 2
    fi
    rm -f "$log"
  else
    echo "The tests need these Debian packages: ${missing[*]}"
    echo "Install them as root (apt-get install ${missing[*]}), then run this again."
    exit 2
  fi
fi

echo "Building …"
dotnet build CaseTracker.sln --nologo -v quiet || { echo "The build failed."; echo "0 passed, 1 failed"; exit 1; }

# Databases of tests are written for seconds: where the machine has memory to spare, they wait for no disk.
if [ -z "${TMPDIR-}" ] && [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)" -gt 4000000 ] 2>/dev/null \
  && [ "$(sed -n 's/^MemAvailable: *\([0-9]*\).*/\1/p' /proc/meminfo)" -gt 8000000 ] 2>/dev/null; then
  memory=$(mktemp -d -p /dev/shm casetracker-tests-XXXXXX) && export TMPDIR=$memory
fi

results=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$results" "${memory-}"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0

# Beside the tests of rules and handlers. Only what the build does not say already: its analyzers' warnings are
# errors.
format() {
  dotnet format whitespace . --folder --verify-no-changes --verbosity quiet &&
    dotnet format style CaseTracker.sln --no-restore --verify-no-changes --verbosity quiet
}
start() { "tests/$1/bin/Debug/net10.0/$1" -noLogo -noColor -parallel collections -xml "$results/$1.xml" "${@:2}" >"$results/$1.log" 2>&1 & }
count() { sed -n "s/.*<assembly [^>]*[[:space:]]$2=\"\([0-9]*\)\".*/\1/p" "$results/$1.xml" 2>/dev/null | head -n 1; }

# Prints what a project wrote, and adds its tests up.
tell() {
  echo "== $1"
  cat "$results/$1.log"
  p=$(count "$1" passed) f=$(count "$1" failed) s=$(count "$1" skipped) e=$(count "$1" errors)
  if [ -z "$p" ]; then
    echo "$1 stopped without a result (exit code $2)."
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + p)) failed=$((failed + f + ${e:-0})) skipped=$((skipped + s))
}

# What a test runs, it runs for seconds: to watch it so that it could be made faster costs more than that saves.
export DOTNET_TieredPGO=0

echo "Testing …"
# Browser tests leave a third of two processors idle, waiting as a person does. The others take just that: they stand back wherever a
# browser wants to go on, for what a person sees soon enough is what those tests ask for.
beside() {
  local project
  trap 'kill $! 2>/dev/null; exit 130' TERM
  renice -n 19 -p $BASHPID >/dev/null
  for project in "${quiet[@]}"; do
    start "$project" "$@"
    wait $!
    echo $? >"$results/$project.code"
  done
  format >"$results/format.log" 2>&1 &
  wait $!
  echo $? >"$results/format.code"
}
quiet=(CaseTracker.Domain.Tests CaseTracker.Ui.Tests CaseTracker.App.Tests)
beside "$@" &
others=$!
start CaseTracker.Web.Tests "$@"
wait $!
web=$?
wait $others
for project in "${quiet[@]}"; do tell "$project" "$(cat "$results/$project.code")"; done
echo "== Format"
if [ "$(cat "$results/format.code")" = 0 ]; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  { echo "    The code is not as .editorconfig asks [FAIL]. Run: dotnet format CaseTracker.sln"; head -n 20 "$results/format.log"; } | tee "$results/Format.fail.log"
fi
tell CaseTracker.Web.Tests $web

# Counted by running those tests a second time, watched: they take twice as long, so only on demand. A line counts once, whichever
# project's tests reach it; the programs that browser tests start are processes of their own and are not watched.
if [ $coverage = yes ]; then
  echo "Counting the lines that tests reach …"
  for project in CaseTracker.Domain.Tests CaseTracker.Ui.Tests CaseTracker.App.Tests; do
    dotnet test "tests/$project" --no-build --nologo --verbosity quiet --collect "XPlat Code Coverage" \
      --results-directory "$results/coverage/$project" >"$results/coverage-$project.log" 2>&1 \
      || echo "$project failed while it was watched: its lines are those until then."
  done
  echo "== Coverage (lines)"
  find "$results/coverage" -name coverage.cobertura.xml -exec cat {} + 2>/dev/null | awk '
    /<package / { split($0, part, "\""); package = part[2] }
    # A file stands under its project, or under all sources where there are several; what the compiler generates is not counted.
    /<class / {
      match($0, /filename="[^"]*"/); file = substr($0, RSTART + 10, RLENGTH - 11); generated = file ~ /(^|\/)obj\//
      sub(/.*CaseTracker\.[A-Za-z]+\//, "", file); file = package "/" file ":"
    }
    /<line / && !generated {
      match($0, /number="[0-9]+"/); line = file substr($0, RSTART, RLENGTH)
      if (!(line in of)) { of[line] = package; all[package]++ }
      if (!/hits="0"/ && !(line in hit)) { hit[line] = 1; reached[package]++ }
    }
    END {
      for (name in all) if (name !~ /Tests/)
        printf "%-28s %5.1f %%  (%d of %d)\n", name, 100 * reached[name] / all[name], reached[name], all[name]
    }
  ' | sort
fi

if [ "$skipped" -gt 0 ]; then
  echo
  echo "Skipped ($skipped), each with its reason:"
  grep -h -A 1 '\[SKIP\]' "$results"/*.log | grep -v '^--$'
fi
# Last, since whoever keeps only the end of what is printed must still learn what failed.
if [ "$failed" -gt 0 ]; then
  echo
  echo "Failed ($failed):"
  grep -h -A 30 '\[FAIL\]' "$results"/*.log | cut -c 1-400
fi
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
