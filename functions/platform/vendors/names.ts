import { wordsIn } from '#model/words.ts';
import { MAXIMUM_VENDOR_NAME, NAME_KEY_LENGTH } from '#model/vendors.ts';

/**
 * Legal forms as they end a name (some begin it), folded and without points: they say what somebody is, not who.
 * https://en.wikipedia.org/wiki/List_of_legal_entity_types_by_country
 */
const legalForms: ReadonlySet<string> = new Set(
  `gmbh mbh ag kg kgaa ohg ug haftungsbeschrankt haftungsbeschraenkt eg ek ev gbr se partg
  ltd limited plc llp lp llc inc incorporated corp corporation company co cic dba
  sa sas sasu sarl eurl sci snc scop sprl srl bv bvba nv vof cv ges mbb
  spa sapa sl slu slne sau scp sc spzoo oo ooo zoo sp zo sro as aps ab hb oy oyj asa kft zrt bt doo dd
  pty pte bhd sdn sd kk gk yk pvt private ltda eireli me sab`.split(/\s+/u),
);

/** Words between name and legal form. */
const connectors: ReadonlySet<string> = new Set(['and', 'und', 'et', 'en', 'i', 'y', 'e', 'z', 'o', 'the']);

/** Words before which nothing of a name is left out: one word may be all of it. */
const LEAST_WORDS = 1;

/** How alike two names are to be taken for one that was read or written with little difference (0 to 1). */
export const ALIKE = 0.72;

/** A name as names are compared: without case, accents, punctuation and legal form. Empty where it holds no letter and no digit. */
export function comparedName(name: string): string {
  const words = foldedWords(name);
  let end = words.length;
  while (end > LEAST_WORDS && isForm(words[end - 1]) && words.slice(0, end - 1).some((word) => !isForm(word))) end -= 1;
  let start = 0;
  while (start < end - 1 && legalForms.has(words[start] ?? '') && words.slice(start + 1, end).some((w) => !isForm(w)))
    start += 1;
  return words.slice(start, end).join(' ');
}

function isForm(word: string | undefined): boolean {
  return word !== undefined && (legalForms.has(word) || connectors.has(word));
}

/** A name's words, with `S.A.R.L.` and `Sp. z o.o.` as one word where points stand between single letters. */
function foldedWords(name: string): string[] {
  const joined = name
    .slice(0, MAXIMUM_VENDOR_NAME)
    .replace(/(?<![\p{L}\p{N}])(\p{L})[.\s](?=\p{L}(?:[.\s]|$))/gu, '$1')
    .replace(/&/gu, ' ');
  return wordsIn(joined.normalize('NFKD'));
}

/** The key of the list of vendors by name; resolvers fold the same way (resolvers/shared/vendorName.ts). */
export function nameKeyOf(name: string): string {
  return wordsIn(name.slice(0, NAME_KEY_LENGTH).normalize('NFKD')).join(' ') || '-';
}

/** A VAT number as it is compared: letters and digits, upper case. Null where that is too short to be one. */
export function comparedVatNumber(vatNumber: string): string | null {
  const compared = vatNumber.toUpperCase().replace(/[^A-Z0-9]/gu, '');
  return compared.length >= 6 && /\d{4}/u.test(compared.replace(/[A-Z]/gu, '')) ? compared : null;
}

/** An invoice's number as numbers are compared: letters and digits, in groups. Null where nothing is left. */
export function comparedNumber(number: string): string | null {
  const compared = number
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return compared === '' ? null : compared;
}

/** How alike two compared names are: 1 for the same, 0 for nothing in common. By trigrams, whatever the order of the words. */
export function likeness(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1;
  // Figures tell branches, halls and years apart: `Studio 54` is not `Studio 55`.
  if (figuresOf(one) !== figuresOf(other)) return 0;
  const inOrder = dice(trigrams(one), trigrams(other));
  const sorted = dice(trigrams(byWord(one)), trigrams(byWord(other)));
  return Math.max(inOrder, sorted);
}

function figuresOf(name: string): string {
  return name
    .split(' ')
    .filter((word) => /^\d+$/u.test(word))
    .sort()
    .join(' ');
}

function byWord(name: string): string {
  return name.split(' ').sort().join(' ');
}

/** Three letters each, over the ends too, so that a name's beginning counts. */
export function trigrams(text: string): ReadonlySet<string> {
  const padded = `  ${text} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3));
  return grams;
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const gram of one) if (other.has(gram)) common += 1;
  return (2 * common) / (one.size + other.size);
}
