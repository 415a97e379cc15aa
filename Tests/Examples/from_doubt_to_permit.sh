#!/usr/bin/env bash
# from_doubt_to_permit.sh: what Examples/FromDoubtToPermit says.
#
# The protocol is the same on every run; the lines that carry a case's random code are left out here.
set -euo pipefail

fail() {
    echo "examples: $1" >&2
    exit 1
}
said=$("$JALON_EXAMPLES/from-doubt-to-permit")
while IFS= read -r line; do
    grep -qxF -- "$line" <<<"$said" || fail "from-doubt-to-permit did not say \"$line\", but: $said"
done <<'LINES'
2026-03-16  identity is sealed: birthDate, lastName
2026-03-16  3 of 11 indicators; whether it is trafficking is for the magistrate to say
2026-03-17  step team-discussion: continue (team-discussed, next: specialised-centre)
2026-03-19  step specialised-centre: advice-given (centre-consulted, next: guardian)
2026-03-26  step guardian: agreement (guardian-heard, next: joint-dialogue)
2026-03-26  step specialised-centre: advice-given (centre-consulted, next: joint-dialogue)
2026-04-02  step joint-dialogue: signal (joint-dialogue, next: signal)
2026-04-07  secrecy: may, art. 458bis of the Criminal Code of 1867
2026-04-08  secrecy: may, art. 353 § 1 of the Criminal Code
2026-04-07  secrecy: secrecy-stands, art. 458 of the Criminal Code of 1867
2026-04-08  secrecy: secrecy-stands, art. 352 of the Criminal Code
2026-04-08  signal to prosecutor (signalled)
2026-04-09  referral to doctor is refused: no consent is on record
2026-04-10  referral to doctor is sent
2026-04-10  be.provisional under BE/2026 is missing identity-attempted
            due 2026-07-15, plan on 2026-07-14
            due 2026-05-30, plan on 2026-05-29
              2026-05-30  45 days later
2026-04-15  entitled to in be.provisional: work, social-assistance, medical-care, living-income
2026-04-15  entitled to in be.reflection: no-removal, social-assistance, medical-care
2026-04-17  revealed to hd: lastName is PERSON-0001
2026-05-04  south refuses the bundle with one byte changed
2026-05-04  south has 19 of 19 entries with their author and moment, and adds its own
2026-05-04  the casebook of north: 2 cases, whole
2026-05-04  the casebook of south: 1 cases, whole
2026-05-04  the vault opens with a key-file and holds 7 sealed contents
2026-05-04  who the person is, and what was noted, is not shown: key-missing
LINES
[ "$(grep -c 'PERSON-0001' <<<"$said")" = 1 ] || fail "a name stands in more than one line: $said"
! grep -qE 'finding:|in words|practice|chamber|must not be' <<<"$said" || fail "from-doubt-to-permit said: $said"
echo "examples: from a doubt to the first permit, and to another centre"
