import { createHash } from 'node:crypto';

/**
 * A number of a supplier's own in the form of the given one (`DE293123451`, `676-245-00-12`), with right check digits where its country
 * computes them. The same supplier has the same number: two who shared one would be taken for one, and rightly doubted.
 */
export function vatNumberOf(supplier: string, form: string): string {
  const country = /^[A-Z]{2}/u.exec(form)?.[0] ?? '';
  const places = form.replace(/\D/gu, '').length;
  for (let attempt = 0; ; attempt += 1) {
    const digits = digitsOf(`${supplier}#${attempt}`, places);
    const number = completed(country || (form.startsWith('93-') ? 'US' : 'PL'), digits);
    if (number !== null) return shapedAs(form, number);
  }
}

/** Puts digits in the places of the form's own. `B01` of Dutch numbers stays as it is. */
function shapedAs(form: string, number: string): string {
  const [, beginning = '', ending = ''] = /^(.*?)(B\d\d)?$/u.exec(form) ?? [];
  let at = 0;
  return beginning.replace(/\d/gu, () => number[at++] ?? '') + ending;
}

/** The digits with their check digits in place; null where the sum of these allows none. */
function completed(country: string, digits: readonly number[]): string | null {
  const leading = (count: number): number[] => digits.slice(0, count);
  const weighted = (weights: readonly number[]): number =>
    weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);
  const ending = (count: number, check: number, width = 1): string =>
    leading(count).join('') + String(check).padStart(width, '0');
  switch (country) {
    case 'GB':
      return ending(7, 97 - (weighted([8, 7, 6, 5, 4, 3, 2]) % 97), 2);
    case 'DE': {
      const product = leading(8).reduce((before, digit) => (2 * ((digit + before) % 10 || 10)) % 11, 10);
      return ending(8, (11 - product) % 10);
    }
    case 'FR': {
      const siren = ending(8, luhn(leading(8)));
      return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0') + siren;
    }
    case 'NL': {
      const check = weighted([9, 8, 7, 6, 5, 4, 3, 2]) % 11;
      return check === 10 ? null : ending(8, check);
    }
    case 'PL': {
      const check = weighted([6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
      return check === 10 ? null : ending(9, check);
    }
    case 'IT':
      return ending(10, luhn(leading(10)));
    case 'AT':
      return ending(7, (10 - ((doubledSum(leading(7), 1) + 4) % 10)) % 10);
    default:
      return digits.join('');
  }
}

function luhn(digits: readonly number[]): number {
  return (10 - (doubledSum(digits, (digits.length - 1) % 2) % 10)) % 10;
}

/** The sum of the digits' digits, each second one doubled, from this place on. */
function doubledSum(digits: readonly number[], from: number): number {
  return digits.reduce((sum, digit, index) => {
    const counted = index % 2 === from ? 2 * digit : digit;
    return sum + (counted > 9 ? counted - 9 : counted);
  }, 0);
}

function digitsOf(text: string, count: number): number[] {
  const bytes = createHash('sha256').update(text).digest();
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? 1 + ((bytes[0] ?? 0) % 9) : (bytes[index] ?? 0) % 10,
  );
}
