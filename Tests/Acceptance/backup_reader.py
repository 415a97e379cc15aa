"""Opens a sealed backup from its description in Documentation/backup.md alone, with nothing but Python's library.

AES-256-GCM is written out here (FIPS 197, NIST SP 800-38D): slow, and nobody's but this file's.
"""

from __future__ import annotations

import hashlib
import hmac
import json

CHUNK, TAG = 1 << 20, 16


def hkdf(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869), 32 bytes."""
    extracted = hmac.new(salt, key, hashlib.sha256).digest()
    return hmac.new(extracted, purpose + b"\x01", hashlib.sha256).digest()


def doubled(byte: int) -> int:
    return (byte << 1 ^ 0x11B) & 0xFF if byte & 0x80 else byte << 1


def substitution() -> list[int]:
    box, left, right = [0x63] * 256, 1, 1
    while True:
        left ^= doubled(left)
        for shift in (1, 2, 4):
            right ^= right << shift & 0xFF
        right ^= 0x09 if right & 0x80 else 0
        turned = right
        for shift in (1, 2, 3, 4):
            turned ^= (right << shift | right >> 8 - shift) & 0xFF
        box[left] = turned ^ 0x63
        if left == 1:
            return box


BOX = substitution()


class Cipher:
    """AES-256, one block at a time."""

    def __init__(self, key: bytes):
        words, round_constant = [list(key[at : at + 4]) for at in range(0, 32, 4)], 1
        for number in range(8, 60):
            word = list(words[-1])
            if number % 8 == 0:
                word = [BOX[each] for each in word[1:] + word[:1]]
                word[0] ^= round_constant
                round_constant = doubled(round_constant)
            elif number % 8 == 4:
                word = [BOX[each] for each in word]
            words.append([a ^ b for a, b in zip(words[number - 8], word)])
        self.keys = [sum(words[at : at + 4], []) for at in range(0, 60, 4)]

    def block(self, plain: bytes) -> bytes:
        state = [a ^ b for a, b in zip(plain, self.keys[0])]
        for number in range(1, 15):
            state = [BOX[state[at * 5 % 16]] for at in range(16)]
            if number < 14:
                mixed = []
                for at in range(0, 16, 4):
                    a, b, c, d = state[at : at + 4]
                    every = a ^ b ^ c ^ d
                    mixed += [
                        a ^ every ^ doubled(a ^ b),
                        b ^ every ^ doubled(b ^ c),
                        c ^ every ^ doubled(c ^ d),
                        d ^ every ^ doubled(d ^ a),
                    ]
                state = mixed
            state = [a ^ b for a, b in zip(state, self.keys[number])]
        return bytes(state)


def opened(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    """AES-256-GCM: the plaintext, once the tag was found to fit."""
    cipher = Cipher(key)
    text, tag = sealed[:-TAG], sealed[-TAG:]
    subkey = int.from_bytes(cipher.block(bytes(16)), "big")
    # The products of the subkey with each bit of a block, so that multiplying is adding.
    powers, value = [], subkey
    for _ in range(128):
        powers.append(value)
        value = value >> 1 ^ (0xE1 << 120 if value & 1 else 0)
    padded = b"".join(each + bytes(-len(each) % 16) for each in (bound, text))
    padded += (8 * len(bound)).to_bytes(8, "big") + (8 * len(text)).to_bytes(8, "big")
    digest = 0
    for at in range(0, len(padded), 16):
        block, digest = digest ^ int.from_bytes(padded[at : at + 16], "big"), 0
        for bit in range(128):
            if block >> 127 - bit & 1:
                digest ^= powers[bit]
    mask = cipher.block(nonce + b"\0\0\0\x01")
    assert bytes(a ^ b for a, b in zip(digest.to_bytes(16, "big"), mask)) == tag, "the tag does not fit"
    stream = (cipher.block(nonce + (2 + at).to_bytes(4, "big")) for at in range((len(text) + 15) // 16))
    return bytes(a ^ b for a, b in zip(text, b"".join(stream)))


def read(content: bytes, secret: bytes) -> tuple[dict, dict, bytes]:
    """The header, the manifest and the casebook's file.

    ``secret`` is the passphrase in UTF-8, or the 32 bytes of the key.
    """
    covered, digest = content[:-32], content[-32:]
    assert hashlib.sha256(covered).digest() == digest, "the digest does not fit"
    magic, line, body = covered.split(b"\n", 2)
    assert magic == b"jalon-backup-1"
    header = json.loads(line)
    salt = bytes.fromhex(header["salt"])
    key = secret
    if header["kind"] == "passphrase":
        n, r, p = (header["scrypt"][each] for each in "nrp")
        key = hashlib.scrypt(secret, salt=salt, n=n, r=r, p=p, maxmem=256 << 20, dklen=32)
    assert hkdf(key, salt, b"jalon.backup/1 check").hex() == header["check"], "the secret does not fit"
    body_key = hkdf(key, salt, b"jalon.backup/1 body")
    plain, number = b"", 0
    while True:
        chunk, body = body[: CHUNK + TAG], body[CHUNK + TAG :]
        nonce = bytes.fromhex(header["nonce"]) + number.to_bytes(4, "big") + (b"\0" if body else b"\x01")
        plain += opened(body_key, nonce, chunk, line)
        number += 1
        if not body:
            break
    manifest, file = plain.split(b"\n", 1)
    return header, json.loads(manifest), file
