import { evaluation } from './evaluation.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** KSUID counts seconds from here: https://github.com/segmentio/ksuid */
const ksuidEpochSeconds = 1_400_000_000;

let entropy = '';
let used = 0;

/** Random hexadecimal digits from outside: the context has no source of its own that is good enough for ids. */
export function refill(hex: string): void {
  entropy = hex;
  used = 0;
}

export function entropyLeft(): number {
  return entropy.length - used;
}

function take(digits: number): string {
  if (entropyLeft() < digits) throw new Error('More ids are made in one evaluation than the local AppSync can supply');
  const taken = entropy.slice(used, used + digits);
  used += digits;
  return taken;
}

export function autoId(): string {
  const hex = take(32);
  const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export function autoUlid(): string {
  let time = '';
  for (let left = evaluation().now; time.length < 10; left = Math.floor(left / 32)) {
    time = crockford.charAt(left % 32) + time;
  }
  let random = '';
  while (random.length < 16) random += crockford.charAt(parseInt(take(2), 16) & 31);
  return time + random;
}

export function autoKsuid(): string {
  const seconds = Math.floor(evaluation().now / 1000) - ksuidEpochSeconds;
  let number = BigInt(`0x${(seconds >>> 0).toString(16)}${take(32)}`);
  let text = '';
  while (text.length < 27) {
    text = base62.charAt(Number(number % 62n)) + text;
    number /= 62n;
  }
  return text;
}

/** A number in [0, 1). */
export function randomDouble(): number {
  return parseInt(take(13), 16) / 2 ** 52;
}
