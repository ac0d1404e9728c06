const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

export function base64Encode(value: string): string {
  const bytes = utf8(value);
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63);
    out += b === undefined ? '=' : alphabet.charAt((bits >> 6) & 63);
    out += c === undefined ? '=' : alphabet.charAt(bits & 63);
  }
  return out;
}

export function base64Decode(value: string): string {
  let escaped = '';
  let bits = 0;
  let held = 0;
  for (const character of value) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) continue;
    bits = ((bits << 6) | digit) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    escaped += `%${byte < 16 ? '0' : ''}${byte.toString(16)}`;
  }
  return decodeURIComponent(escaped);
}

/** application/x-www-form-urlencoded, as java.net.URLEncoder writes it. */
export function urlEncode(value: string): string {
  return encodeURIComponent(value)
    .replace(/%20/g, '+')
    .replace(/[!'()~]/g, (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
}

export function urlDecode(value: string): string {
  return decodeURIComponent(value.replace(/\+/g, ' '));
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
  '/': '\\/',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

export function escapeJavaScript(value: string): string {
  let out = '';
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    const code = value.codePointAt(at) ?? 0;
    const known = escapes[character];
    if (known !== undefined) out += known;
    else if (code < 32 || code > 126) out += `\\u${`000${code.toString(16).toUpperCase()}`.slice(-4)}`;
    else out += character;
  }
  return out;
}

const posix: Readonly<Record<string, string>> = {
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Upper: 'A-Z',
  Lower: 'a-z',
  Punct: '!-/:-@\\[-`{-~',
  Space: '\\s',
  Blank: ' \\t',
  XDigit: '0-9a-fA-F',
  ASCII: '\\x00-\\x7f',
};

const compiled = new Map<string, RegExp>();

/** A java.util.regex.Pattern as the nearest ECMAScript expression: inline flags, \\A \\z \\Z, \\Q…\\E, POSIX classes, possessive quantifiers. */
export function javaPattern(pattern: string, flags = ''): RegExp {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  let source = pattern;
  let wanted = flags;
  const inline = /^\(\?([imsux]+)\)/.exec(source);
  if (inline !== null) {
    source = source.slice(inline[0].length);
    for (const flag of inline[1] ?? '') if ('ims'.includes(flag) && !wanted.includes(flag)) wanted += flag;
  }
  source = source
    .replace(/\\Q([\s\S]*?)(?:\\E|$)/g, (_, literal: string) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$')
    .replace(/\\h/g, '[ \\t]')
    .replace(/\[\^?\\p\{(\w+)\}\]/g, (whole, name: string) =>
      posix[name] ? whole.replace(`\\p{${name}}`, posix[name]) : whole,
    )
    .replace(/\\p\{(\w+)\}/g, (whole, name: string) => (posix[name] ? `[${posix[name]}]` : whole))
    .replace(/([*+?}])\+/g, '$1');
  if (source.includes('\\p{') && !wanted.includes('u')) wanted += 'u';
  const expression = new RegExp(source, wanted);
  compiled.set(key, expression);
  return expression;
}

/** Whether the pattern is found in the value. */
export function matches(pattern: string, value: string): boolean {
  return javaPattern(pattern).test(value);
}
