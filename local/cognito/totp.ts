import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Totp } from './records.ts';

const STEP = 30_000;
const DIGITS = 6;
const SECRET_BYTES = 32;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** How many steps a clock may be off, either way. */
const TOLERANCE = 1;

/** A new secret for an authenticator app (RFC 6238), not yet proven. */
export function newTotp(): Totp {
  const bits = [...randomBytes(SECRET_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const secret = (bits.match(/.{5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five, 2))).join('');
  return { secret, verified: false, enabled: false, lastStep: 0 };
}

/** The authenticator with this code spent, or `undefined` where the code is wrong or was used. `now` in epoch milliseconds. */
export function acceptTotp(totp: Totp, code: string, now: number): Totp | undefined {
  const current = Math.floor(now / STEP);
  for (let step = current - TOLERANCE; step <= current + TOLERANCE; step += 1) {
    if (step > totp.lastStep && sameText(totpCode(totp.secret, step * STEP), code)) return { ...totp, lastStep: step };
  }
  return undefined;
}

/** The six digits that an authenticator shows at that instant. */
export function totpCode(secret: string, now: number): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / STEP)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0xf;
  return ((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).toString().padStart(DIGITS, '0');
}

function sameText(one: string, other: string): boolean {
  const left = Buffer.from(one);
  const right = Buffer.from(other);
  return left.length === right.length && timingSafeEqual(left, right);
}
