/**
 * The first characters of a text, at most `length` UTF-16 units, and never half of one: DynamoDB keeps UTF-8, which has no
 * lone surrogates. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
export function beginningOf(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .toWellFormed();
}
