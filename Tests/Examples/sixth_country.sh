#!/usr/bin/env bash
# sixth_country.sh JALON: the country that Examples/SixthCountry brings along, from Swift and on the command line.
set -euo pipefail

cd "$(dirname "$0")/../../Examples/SixthCountry"
fail() {
    echo "examples: $1" >&2
    exit 1
}
said=$("$JALON_EXAMPLES/sixth-country" Packs)
grep -q '^XR/2020, XR/2026: the conformance check is passed$' <<<"$said" || fail "sixth-country said: $said"
# Forty days, the first of them 1 March 2020; sixty, the first of them 1 January 2026.
grep -q '^Time to think under XR/2020: 2020-04-09$' <<<"$said" || fail "sixth-country said: $said"
grep -q '^Time to think under XR/2026: 2026-03-01$' <<<"$said" || fail "sixth-country said: $said"

"$1" rules validate Packs/*.json5 >/dev/null || fail "the command line does not take the packs"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export JALON_PACKS=$PWD/Packs JALON_STORE=$folder/casebook.sqlite JALON_TODAY=2026-02-01 JALON_AUTHOR=hd
"$1" store init 2>/dev/null >/dev/null
case=$("$1" case open --country XR --on 2026-02-01 2>/dev/null)
"$1" stage grant "$case" reflection >/dev/null 2>&1
"$1" deadline list --json | grep -q '"due":"2026-04-01"' || fail "the time to think does not end on 2026-04-01"
"$1" rules show XR/2026 --lang fr | grep -q 'Temps de réflexion' || fail "the page is not in French"
"$1" verify >/dev/null 2>&1 || fail "the casebook does not verify"
echo "examples: a sixth country, added without touching Sources"
