import type { Review } from '#model/reviews.ts';

/**
 * What text says that wants to steer a machine instead of telling a person something: to forget its instructions, to be somebody else, to call a
 * tool, to be approved unseen. Each needs a verb and what it is about close to each other, so that words of trade alone (`system`, `prompt payment`,
 * `assistant`, `instructions for use`) say nothing.
 */
const signs: readonly RegExp[] = [
  // English, German, Dutch, French, Italian, Spanish, Portuguese, Polish: forget what you were told.
  /\b(?:ignor(?:e|ing)|disregard|forget|override|bypass)\b.{0,40}\b(?:previous|prior|above|earlier|preceding|all|any|your|these|those|system)\b.{0,30}\b(?:instructions?|prompts?|rules|directions|guidelines|directives)\b/iu,
  /(?<!\p{L})(?:ignorier\p{L}*|missacht\p{L}*|vergiss|vergessen sie|überschreib\p{L}*)\b.{0,40}(?<!\p{L})(?:\p{L}*anweisung\p{L}*|instruktion\p{L}*|vorgaben|befehl\p{L}*|\p{L}*prompts?|regeln)/iu,
  /\b(?:negeer|vergeet)\b.{0,40}\b(?:instructies?|aanwijzingen|opdrachten|regels|prompts?)\b/iu,
  /(?<!\p{L})(?:ignore[zr]?|oublie[zr]?|ne tene?z pas compte|contourne[zr]?)\b.{0,40}\b(?:instructions|consignes|directives|règles)\b.{0,25}(?<!\p{L})(?:précédentes?|antérieures?|ci-dessus|système|données)/iu,
  /(?<!\p{L})(?:ignore[zr]?|oublie[zr]?)\b.{0,12}\b(?:toutes les|tes|vos)\b.{0,15}\b(?:instructions|consignes|directives)\b/iu,
  /(?<!\p{L})(?:ignora(?:re|te)?|dimentica(?:re|te)?)\b.{0,40}\b(?:istruzioni|regole|indicazioni|direttive)\b/iu,
  /(?<!\p{L})(?:ignor[ae]n?|olvid[ae]n?|descart[ae]n?|omit[ae]n?)\b.{0,40}\b(?:instrucciones|reglas|indicaciones|directrices|órdenes)\b/iu,
  /(?<!\p{L})(?:ignore|ignora|esqueça|desconsidere)\b.{0,40}(?<!\p{L})(?:instruções|regras|orientações)/iu,
  /(?<!\p{L})(?:z?ignoruj\p{L}*|zapomnij|pomiń)\b.{0,40}(?<!\p{L})(?:instrukcj\p{L}*|polece\p{L}*|zasad\p{L}*|wskazów\p{L}*)/iu,
  // Who it should be, and what it is called.
  /\byou are (?:now |no longer |actually )?(?:an? |the )?(?:\p{L}+ ){0,2}(?:ai|assistant|chat ?bot|language model|llm)\b/iu,
  /\b(?:if|when|since|because) you(?: are|'re) (?:an? )?(?:ai|assistant|chat ?bot|language model|llm|bot|machine)\b/iu,
  /\b(?:ais?|llms?|language models?|chat ?bots?|automated systems?)\b.{0,20}\b(?:reading|processing|parsing|reads|processes|parses|summari[sz]ing)\b.{0,12}\b(?:this|the document|the invoice)\b/iu,
  /\bas an? (?:ai|large) (?:language )?model\b/iu,
  /\b(?:system|developer|hidden|secret) prompt\b|\bprompt injection\b|\bjailbr(?:ea|o)k\p{L}*|\bsystemprompt\b|\binvite système\b/iu,
  // What marks roles and tools in what models are given.
  /<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id)\|>/iu,
  /<\/?(?:system|assistant|instructions?|invoice|question|tool_use|tool_result|tool_call|function_calls?|function_results?)\s*>/iu,
  /\[\/?(?:INST|SYS|SYSTEM)\]|<<\/?SYS>>/u,
  /["'](?:tool_?use|tool_?calls?|tool_?choice|function_?call|tool_?name)["']\s*:/iu,
  /\b(?:describe_invoice|answer_question)\b/iu,
  // What it should do with the invoice.
  /\b(?:set|change|overwrite|replace) the\b.{0,14}\b(?:category|summary|total|iban|vendor|supplier|amount due|due date)\b.{0,12}\b(?:to|with|as)\b/iu,
  /\b(?:respond|reply|answer|output)\b.{0,12}\b(?:only|exactly|nothing but)\b.{0,12}\b(?:with|in|json|the following|["'“])/iu,
  /\b(?:approve|accept|pay)\b[^.]{0,30}\bwithout\b[^.]{0,15}\b(?:review|human|verification|further checks?)\b/iu,
];

/** Letters that nobody sees and a model reads: the alphabet of Unicode's tags. Flags of regions have six at most. */
const UNSEEN_LETTERS = /[\u{E0020}-\u{E007E}]{8,}/u;

/** Longer texts are looked at in their beginning. */
const LENGTH = 200_000;

/**
 * Whether something in these texts speaks to a machine. Texts that belong together (the lines of a page) stand in one, since a sentence may go on in the
 * next line.
 */
export function speaksToMachines(texts: readonly string[]): boolean {
  return texts.some((text) => {
    if (UNSEEN_LETTERS.test(text)) return true;
    // Signs that have no width would part words for us and not for a model.
    const plain = text
      .slice(0, LENGTH)
      .normalize('NFKC')
      .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
      .replace(/\s+/gu, ' ');
    return signs.some((sign) => sign.test(plain));
  });
}

/** The doubt that such text raises. */
export function instructionsFound(texts: readonly string[]): Review[] {
  return speaksToMachines(texts) ? [{ code: 'INSTRUCTIONS_FOUND', field: null }] : [];
}
