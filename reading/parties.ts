import { overlapAcross } from './page.ts';
import type { ReadPage } from './page.ts';
import { fold, tokensOf } from './fold.ts';
import { joined, pieceOf } from './field.ts';
import type { Field, Piece } from './field.ts';
import type { Hit } from './hits.ts';
import { KIND, TITLES } from './labels.ts';
import { heightOf } from './rows.ts';
import type { Row, Segment } from './rows.ts';
import { amountsIn, datesIn } from './values.ts';

const LEGAL_FORM =
  /(?:^|[\s,(])(?:GmbH(?: ?& ?Co\.? ?KG)?|mbH|AG|KG|OHG|e\.? ?K\.?|UG|e\.? ?V\.?|a\.? ?G\.?|SE|Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|Inc\.?|Corp\.?|Corporation|Co\.|Company|PLC|plc|Pty|SARL|S\.?A\.?R\.?L\.?|SAS|S\.?A\.?S\.?U?|SA|S\.A\.|EURL|SCI|B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|S\.?L\.?U?|Sp\. ?z ?o\.? ?o\.?|S\.K\.A\.|sp\. ?j\.|S[do]n\.? ?[B8]hd\.?|BHD\.?|S\/B|SB|AB|ApS|A\/S|AS|Oy|Pvt|K\.K\.|KK|株式会社|Enterprise|Trading)\.?(?=$|[\s,).])/iu;
/** A legal form that is no word of any language besides: worth more than `Company` or `Co.`. */
const POSTCODE =
  /(?:^|[\s,-])(?:[A-Z]{1,2}-)?(?:\d{5}(?:-\d{4})?|\d{2}-\d{3}|\d{4} ?[A-Z]{2}|\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?=$|[\s,])/u;
const STREET =
  /(?:str(?:a(?:ss|ß)e|\.)?|weg|platz|allee|gasse|ring|ufer|laan|straat|plein|gracht|kade)\s*\.?\s*\d|(?:^|\s)(?:ul\.|al\.|os\.|pl\.|rue|avenue|boulevard|bd|chemin|place|quai|impasse|via|viale|piazza|calle|jalan|jln|lot|no\.)\s|\d.*\b(?:street|st|road|rd|lane|ln|avenue|ave|drive|dr|boulevard|blvd|way|court|ct|square|sq|rue|chemin|avenue|suite|floor|unit)\b|^\d+[a-z]?,? \p{Lu}/iu;
const CONTACT =
  /@|www\.|https?:|\.(?:com|de|fr|nl|pl|net|org|eu|co\.uk)\b|^(?:tel|fax|phone|telefon|mobile|e-?mail|web|internet)\b|\+\d{2}/iu;
const SEPARATORS = /\s+[-–—·•|∙*,]\s+|\s*[·•|∙]\s*|,\s+/u;
const COUNTRIES = new Set(
  'germany deutschland france frankreich nederland netherlands thenetherlands niederlande poland polska polen belgium belgie belgique unitedkingdom uk unitedstates usa spain espana italia italy austria osterreich switzerland schweiz suisse japan malaysia india hongkong england ireland luxembourg'.split(
    ' ',
  ),
);
const GREETING =
  /^(?:dear|hello|sehr geehrte|guten tag|hallo|bonjour|madame|monsieur|beste|geachte|szanown|thank|danke|merci|dziękuj|bedankt|herrn?|frau|customer copy|welcome)\b/iu;
const NOT_A_NAME =
  /^(?:gln|globale nummer|lief-?nr|nummer|number|vat|gst|tax|ust|tva|btw|nip|iban|bic|page|seite|strona|pagina|copy|original|kopie|duplicata|stylesheet|tbl|table|cashier|kontakt|contact|att?n|t\.a\.v)\b/iu;
const REACH = 2.6;
const RIVAL_SCORE = 50;

interface Candidate {
  readonly piece: Piece;
  readonly segment: Segment;
  readonly score: number;
}

/** Vendor and receiver as a page names them: labelled, or by where and how an issuer's name is printed. */
export function partyFields(page: ReadPage, rows: readonly Row[], hits: readonly Hit[], opens: boolean): Field[] {
  const segments = rows.flatMap((row) => row.segments.map((segment) => ({ row, segment })));
  const receivers = blocks(rows, hits, 'RECEIVER');
  const vendors = blocks(rows, hits, 'VENDOR');
  const fields: Field[] = [];
  const receiver = receivers.map((block) => nameIn(rows, block.segments, hits)).find((name) => name !== undefined);
  if (receiver !== undefined) fields.push(...named('RECEIVER', receiver, 88, 'party-receiver'));

  const labelled = vendors
    .map((block) => ({ block, name: nameIn(rows, block.segments, hits) }))
    .find(({ name }) => name !== undefined);
  const claimed = new Set(receivers.flatMap((block) => block.segments));
  const candidates = segments
    .filter(({ segment }) => !claimed.has(segment))
    .flatMap(({ row, segment }) =>
      candidatesOf(row, segment, { page, rows, hits, segments: segments.map((one) => one.segment), claimed }),
    )
    .sort((a, b) => b.score - a.score);
  const [best, second] = distinct(candidates);
  if (labelled?.name !== undefined) {
    const agrees = best !== undefined && fold(best.piece.text) === fold(labelled.name.text);
    // Another name that looks like an issuer's is told, too: which of them it is, is not for the reader to decide.
    const rival = candidates.find(
      (candidate) => candidate.score >= RIVAL_SCORE && !alike(candidate.piece.text, labelled.name?.text ?? ''),
    );
    // Goods may come from one and the invoice from another: whose domain is printed has issued it.
    const scene = { page, rows, hits, segments: segments.map((one) => one.segment), claimed };
    const isIssuer =
      rival !== undefined &&
      LEGAL_FORM.test(rival.piece.text) &&
      matchesDomain(scene, fold(rival.piece.text)) &&
      !matchesDomain(scene, fold(labelled.name.text));
    const [name, other] = isIssuer ? [rival.piece, labelled.name] : [labelled.name, rival?.piece];
    fields.push(...named('VENDOR', name, agrees && !isIssuer ? 97 : 92, 'party-vendor'));
    if (other !== undefined && opens) fields.push({ type: 'VENDOR_NAME', typeConfidence: 85, value: other });
    return fields;
  }
  if (best === undefined || best.score < 20 || !opens) return fields;
  const lead = best.score - (second?.score ?? 0);
  const confidence = Math.max(40, Math.min(95, 45 + best.score * 0.45 + Math.min(lead, 20)));
  fields.push(...named('VENDOR', best.piece, confidence, 'party-vendor'));
  return fields;
}

function named(party: 'VENDOR' | 'RECEIVER', value: Piece, typeConfidence: number, id: string): Field[] {
  return [
    { type: `${party}_NAME`, typeConfidence, value },
    { type: 'NAME', typeConfidence, value, group: { types: [party], id } },
  ];
}

function alike(one: string, other: string): boolean {
  const [first, second] = [fold(one), fold(other)];
  return first.includes(second) || second.includes(first);
}

function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter((candidate) => {
    const name = fold(candidate.piece.text);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

interface Block {
  readonly label: Hit;
  readonly segments: readonly Segment[];
}

/** The lines under (or beside) a label such as `Bill to`. */
function blocks(rows: readonly Row[], hits: readonly Hit[], meaning: 'VENDOR' | 'RECEIVER'): Block[] {
  return hits
    .filter((hit) => hit.meaning === meaning && hit.opens && standsAlone(hit))
    .map((hit) => {
      const own = hit.row.segments.find((segment) => segment.start <= hit.start && segment.end >= hit.end - 1);
      const rest = own === undefined ? '' : hit.row.text.slice(hit.end, own.end);
      const segments: Segment[] = own !== undefined && /\p{L}{2,}/u.test(rest) ? [own] : [];
      const beside =
        segments.length === 0
          ? hit.row.segments.find(
              (segment) => segment.start > hit.end && segment.left - hit.box.right < 12 * heightOf(hit.box),
            )
          : undefined;
      const otherLabel =
        beside !== undefined && hits.some((other) => other.row === hit.row && other.start === beside.start);
      let bottom = hit.box.bottom;
      let left = hit.box.left;
      for (const row of rows.slice(hit.row.index + 1, hit.row.index + 9)) {
        if (row.top - bottom > REACH * heightOf(hit.box)) break;
        const next = row.segments.find(
          (segment) =>
            Math.abs(segment.left - left) < 2.2 * heightOf(hit.box) &&
            overlapAcross(segment, { ...hit.box, right: Math.max(hit.box.right, left + 60) }) > 0,
        );
        if (next === undefined) continue;
        if (
          hits.some(
            (other) =>
              other.row === row &&
              other.start === next.start &&
              (other.meaning === 'VENDOR' || other.meaning === 'RECEIVER') &&
              standsAlone(other),
          )
        )
          break;
        segments.push(next);
        bottom = next.bottom;
        left = next.left;
      }
      if (segments.length === 0 && beside !== undefined && !otherLabel) segments.push(beside);
      return { label: hit, segments };
    })
    .filter((block) => block.segments.length > 0);
}

/** `To` or `Company` is a label only by itself or before a colon; `Bill to` is one anyway. */
function standsAlone(hit: Hit): boolean {
  const text = hit.row.text;
  const after = text.slice(hit.end).charAt(0);
  return (
    text.slice(hit.start, hit.end).includes(':') ||
    after === '' ||
    after === '\t' ||
    (hit.phrase.includes(' ') && hit.phrase.length > 6) ||
    (after === ' ' && /^\s*$/u.test(text.slice(hit.end).split('\t')[0] ?? ''))
  );
}

function nameIn(rows: readonly Row[], segments: readonly Segment[], hits: readonly Hit[]): Piece | undefined {
  for (const [position, segment] of segments.entries()) {
    const row = rows[segment.row];
    if (row === undefined) continue;
    const label = hits.find(
      (hit) =>
        hit.row === row &&
        hit.start === segment.start &&
        (hit.meaning === 'VENDOR' || hit.meaning === 'RECEIVER') &&
        standsAlone(hit),
    );
    if (
      hits.some(
        (hit) =>
          hit.row === row && hit.start === segment.start && hit !== label && KIND[hit.meaning] !== 'text' && !hit.weak,
      )
    )
      continue;
    const start = label === undefined ? segment.start : Math.min(label.end, segment.end);
    const piece = cut(pieceOf(row, start, segment.end));
    if (!isName(piece.text)) continue;
    const next = segments[position + 1];
    return next === undefined ? piece : withLegalForm(rows, piece, next);
  }
  return undefined;
}

/** Adds the next line where it is nothing but the rest of the name (`SDN. BHD.`, `Versicherungsverein a.G.` stays apart). */
function withLegalForm(rows: readonly Row[], piece: Piece, next: Segment): Piece {
  const row = rows[next.row];
  if (row === undefined || LEGAL_FORM.test(piece.text)) return piece;
  const words = tokensOf(next.text).length;
  if (
    !LEGAL_FORM.test(next.text) ||
    words > 3 ||
    next.text.replace(LEGAL_FORM, '').replace(/[^\p{L}]/gu, '').length > 3
  )
    return piece;
  return joined([piece, pieceOf(row, next.start, next.end)], ' ');
}

/** The name alone: before a separator, a postcode or a registration number on the same line. */
function cut(piece: Piece): Piece {
  const name = piece.text
    .split(SEPARATORS)[0]
    ?.replace(/\s*\((?:co\.?|reg|company)[^)]*\d[^)]*\)?\s*$/iu, '')
    .replace(/\s*(?:\(|\s)(?:(?:co|reg|no)\.?\s*)*:?\s*\d{4,}[-\s]?[A-Z]?\b.*$/iu, '')
    .replace(/^[^\p{L}\d]+/u, '')
    .trim();
  return name === undefined || name === '' ? piece : { ...piece, text: name };
}

function isName(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 3 || letters < text.replace(/\s/gu, '').length * 0.55 || text.length > 70) return false;
  if (GREETING.test(text) || NOT_A_NAME.test(text) || CONTACT.test(text) || STREET.test(text)) return false;
  if (datesIn(text).length > 0 || amountsIn(text).some((amount) => amount.strong)) return false;
  if (POSTCODE.test(text) && !LEGAL_FORM.test(text)) return false;
  if (COUNTRIES.has(fold(text))) return false;
  // `Company Reg. No. 471922`: the form alone is nobody.
  if (text.replace(LEGAL_FORM, '').replace(/[^\p{L}\d]/gu, '').length < 2) return false;
  const folded = tokensOf(text).map((token) => token.folded);
  if (TITLES.has(folded.join(' ')) || folded.every((word) => TITLES.has(word) || word.length < 2)) return false;
  const lower = text.match(/(?:^|\s)\p{Ll}{2,}/gu)?.length ?? 0;
  return !(folded.length > 5 && lower > folded.length / 2);
}

interface Scene {
  readonly page: ReadPage;
  readonly rows: readonly Row[];
  readonly hits: readonly Hit[];
  readonly segments: readonly Segment[];
  readonly claimed: ReadonlySet<Segment>;
}

function candidatesOf(row: Row, segment: Segment, scene: Scene): Candidate[] {
  const opening = scene.hits.find(
    (hit) =>
      hit.row === row &&
      hit.start === segment.start &&
      (standsAlone(hit) || (hit.meaning !== 'VENDOR' && hit.meaning !== 'RECEIVER')),
  );
  const piece = cut(pieceOf(row, segment.start, segment.end));
  if (!isName(piece.text)) return [];
  if (opening !== undefined && (!opening.weak || opening.end >= segment.end - 1) && !LEGAL_FORM.test(piece.text))
    return [];
  const position = scene.segments.indexOf(segment);
  const following = scene.rows
    .slice(row.index + 1, row.index + 4)
    .flatMap((next) => next.segments.filter((one) => overlapAcross(one, segment) > 0));
  const near = scene.rows
    .slice(Math.max(0, row.index - 1), row.index + 7)
    .flatMap((next) =>
      next.segments.filter(
        (one) => Math.abs(one.left - segment.left) < 3 * heightOf(segment) || overlapAcross(one, segment) > 0,
      ),
    )
    .map((one) => one.text)
    .join('\n');
  const next = following[0];
  const name = next === undefined ? piece : withLegalForm(scene.rows, piece, next);
  const down = segment.top / scene.page.height;
  const addressLine =
    segment.text !== piece.text && segment.text.split(SEPARATORS).length >= 3 && POSTCODE.test(segment.text);
  const tallest = Math.max(
    ...scene.segments.filter((one) => one.top < scene.page.height * 0.35 && isName(one.text)).map(heightOf),
    1,
  );

  let score = 0;
  if (LEGAL_FORM.test(name.text)) score += 26;
  if (down < 0.3) score += 22 * (1 - down / 0.3);
  if (position === 0) score += 10;
  if (position >= 0 && position < 3) score += 8;
  if (down < 0.35 && heightOf(segment) > 0.92 * tallest) score += 12;
  if (addressLine) score += 28;
  if (down > 0.85) score += LEGAL_FORM.test(name.text) ? 10 : -25;
  if (down >= 0.35 && down <= 0.85) score -= 15;
  const folded = fold(name.text);
  const repeats = scene.segments.filter(
    (one) => one !== segment && !scene.claimed.has(one) && fold(one.text).includes(folded),
  ).length;
  if (repeats > 0 && folded.length > 4) score += 14;
  if (/(?:vat|ust|tva|btw|nip|siret|kvk|iban|steuer|gst|hrb|reg\b|co\.? ?no)/iu.test(near)) score += 12;
  if (CONTACT.test(near)) score += 8;
  if (STREET.test(near) || POSTCODE.test(near)) score += 6;
  if (matchesDomain(scene, folded)) score += 18;
  if ([...scene.claimed].some((one) => fold(one.text).includes(folded))) score -= 40;
  if (folded.length < 4) score -= 10;
  if (/^\p{Ll}/u.test(name.text)) score -= 12;
  return [{ piece: name, segment, score }];
}

/** Whether the name and the domain of a printed address share a word. */
function matchesDomain(scene: Scene, folded: string): boolean {
  return scene.segments.some((segment) => {
    if (scene.claimed.has(segment)) return false;
    const domain = /(?:@|www\.|https?:\/\/(?:www\.)?)([\p{L}\d-]+)\.[\p{L}]{2,}/iu.exec(segment.text)?.[1];
    if (domain === undefined) return false;
    const word = fold(domain);
    return word.length > 3 && (folded.includes(word) || word.includes(folded.slice(0, Math.max(5, folded.length - 6))));
  });
}
