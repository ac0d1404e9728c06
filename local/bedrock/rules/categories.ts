import { normal } from './facts.ts';
import type { Facts } from './facts.ts';

/**
 * Words that speak for a kind of expense, each with the names that a schema may give to the kind.
 * Whole words in English, German, French, Dutch and Polish, without accents; a trailing `*` takes any ending.
 */
const kinds: readonly { readonly names: readonly string[]; readonly words: readonly string[] }[] = [
  {
    names: ['venue', 'rent', 'location', 'facilities'],
    words: [
      'venue',
      'hall',
      'rent',
      'rental of room*',
      'arena',
      'saal*',
      'miete',
      'raummiete',
      'hallenmiete',
      'salle',
      'loyer',
      'zaal*',
      'huur',
      'theatre',
      'stadium',
      'lease',
      'wynajem',
    ],
  },
  {
    names: ['equipment', 'hardware', 'production', 'technical'],
    words: [
      'equipment',
      'sound',
      'lighting',
      'light',
      'lights',
      'stage',
      'speaker*',
      'microphone*',
      'cable*',
      'projector*',
      'led',
      'truss',
      'amplifier*',
      'tool*',
      'technik',
      'buhne*',
      'materiel',
      'laptop*',
      'monitor*',
      'sprzet',
    ],
  },
  {
    names: ['staffing', 'staff', 'personnel', 'labor', 'labour', 'contractors'],
    words: [
      'staff*',
      'crew',
      'security',
      'steward*',
      'guard*',
      'agency',
      'hours',
      'stagehand*',
      'technician*',
      'personal',
      'personnel',
      'freelance*',
      'labour',
      'labor',
      'wages',
      'ochrona',
    ],
  },
  {
    names: ['catering', 'food', 'meals', 'foodandbeverage', 'hospitality'],
    words: [
      'catering',
      'food',
      'beverage*',
      'drink*',
      'lunch',
      'dinner',
      'coffee',
      'buffet',
      'restaurant',
      'meal*',
      'getrank*',
      'essen',
      'traiteur',
      'boisson*',
      'wine',
      'beer',
      'cafe',
      'bakery',
      'pizza',
      'snack*',
      'grocer*',
    ],
  },
  {
    names: ['marketing', 'advertising', 'promotion', 'print'],
    words: [
      'marketing',
      'advert*',
      'flyer*',
      'poster*',
      'banner*',
      'campaign',
      'print*',
      'druck*',
      'werbung',
      'publicite',
      'reclame',
      'brochure*',
      'social media',
      'photography',
      'reklam*',
    ],
  },
  {
    names: ['travel', 'transport', 'lodging', 'accommodation', 'logistics'],
    words: [
      'travel',
      'hotel',
      'flight*',
      'train',
      'taxi',
      'transport*',
      'freight',
      'shipping',
      'accommodation',
      'reise*',
      'bahn',
      'fahrt*',
      'car hire',
      'fuel',
      'parking',
      'voyage',
      'reis*',
      'room night*',
      'airline*',
      'haulage',
      'podroz*',
    ],
  },
  {
    names: ['merchandise', 'merch', 'goods', 'inventory'],
    words: [
      'merchandise',
      'merch',
      't-shirt*',
      'tshirt*',
      'shirt*',
      'hoodie*',
      'cap',
      'caps',
      'mug*',
      'poster tube*',
      'tote*',
      'badge*',
      'wristband*',
      'vinyl',
      'souvenir*',
    ],
  },
  {
    names: ['software', 'it', 'hosting', 'saas', 'cloud', 'subscriptions'],
    words: [
      'software',
      'hosting',
      'licen*',
      'subscription*',
      'saas',
      'cloud',
      'domain*',
      'server*',
      'lizenz*',
      'api',
      'website',
      'app',
      'logiciel*',
      'data plan',
    ],
  },
  {
    names: ['utilities', 'utility', 'energy', 'telecom'],
    words: [
      'electricity',
      'power',
      'water',
      'gas',
      'telephone',
      'internet',
      'broadband',
      'strom',
      'wasser',
      'telefon*',
      'energie',
      'electricite',
      'heating',
      'phone',
      'mobile',
      'waste',
      'prad',
    ],
  },
  {
    names: ['insurance'],
    words: ['insur*', 'premium', 'policy', 'versicherung*', 'assurance*', 'verzekering*', 'liability', 'ubezpiecz*'],
  },
  {
    names: ['legal', 'professionalservices', 'consulting'],
    words: ['legal', 'lawyer', 'solicitor', 'consult*', 'audit*', 'notary', 'beratung', 'anwalt'],
  },
  {
    names: ['office', 'officesupplies', 'supplies'],
    words: ['office', 'paper', 'stationery', 'toner', 'pens', 'envelope*', 'buro*'],
  },
];

const catchAll: readonly string[] = ['other', 'others', 'misc', 'miscellaneous', 'unknown', 'general', 'none'];
/** A word in a line tells more of what was bought than one in the vendor's name. */
const lineWeight = 2;

/** Which of the schema's values the invoice is most likely about; what stands for "other" (or the last) where nothing speaks for any. */
export function classify(values: readonly string[], facts: Facts): string | undefined {
  const vendor = prepared(facts.known.vendor?.value ?? '');
  const lines =
    facts.lines.length > 0 ? facts.lines.map(({ description }) => prepared(description)) : [prepared(facts.text)];
  let best: string | undefined;
  let bestScore = 0;
  for (const value of values) {
    const words = kinds.find(({ names }) => names.includes(normal(value)))?.words ?? [prepared(value).trim()];
    const score = words.reduce((sum, word) => {
      const inLines = lines.filter((line) => holds(line, word)).length;
      return sum + inLines * lineWeight + (holds(vendor, word) ? 1 : 0);
    }, 0);
    if (score <= bestScore) continue;
    best = value;
    bestScore = score;
  }
  return best ?? values.find((value) => catchAll.includes(normal(value))) ?? values.at(-1);
}

function prepared(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return ` ${letters.replace(/[^\p{L}\p{N}-]+/gu, ' ')} `;
}

function holds(text: string, word: string): boolean {
  return word.endsWith('*') ? text.includes(` ${word.slice(0, -1)}`) : text.includes(` ${word} `);
}
