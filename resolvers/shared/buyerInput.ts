import { util } from '@aws-appsync/utils';
import { NAME_PATTERN } from '#model/files.ts';
import type { BuyerInput, PostalAddressInput } from '#model/generated.ts';
import type { Buyer, PostalAddress } from '#model/receipts.ts';
import { buyerLimits } from '#model/receipts.ts';

/** A country's prefix and what follows it. */
const VAT_PATTERN = '^[A-Za-z]{2}[0-9A-Za-z]{2,18}(?![\\s\\S])';

/**
 * Who buys, in one form: every part without blanks around it, nothing that is empty, the VAT number in capitals. `wrong` names the parts that cannot
 * be taken, as paths below the input's own field (`address.street`); `buyer` is null where there is one, or where nobody is given.
 */
export function checkedBuyer(input: BuyerInput | null | undefined): { buyer: Buyer | null; wrong: string[] } {
  const wrong: string[] = [];
  if (!input) return { buyer: null, wrong };
  const buyer: Buyer = { name: needed(input.name, 'name', buyerLimits.name, wrong) };
  if (input.address) buyer.address = addressOf(input.address, wrong);
  const vatNumber = (input.vatNumber ?? '').trim();
  if (vatNumber !== '') {
    if (vatNumber.length > buyerLimits.vatNumber || !util.matches(VAT_PATTERN, vatNumber)) wrong.push('vatNumber');
    else buyer.vatNumber = vatNumber.toUpperCase();
  }
  return { buyer: wrong.length > 0 ? null : buyer, wrong };
}

function addressOf(input: PostalAddressInput, wrong: string[]): PostalAddress {
  const street = needed(input.street, 'address.street', buyerLimits.street, wrong);
  const addressLine = line(input.addressLine ?? '', 'address.addressLine', buyerLimits.addressLine, wrong);
  const postalCode = line(input.postalCode ?? '', 'address.postalCode', buyerLimits.postalCode, wrong);
  const city = needed(input.city, 'address.city', buyerLimits.city, wrong);
  const address: PostalAddress = { street, city, country: input.country };
  if (addressLine !== '') address.addressLine = addressLine;
  if (postalCode !== '') address.postalCode = postalCode;
  return address;
}

function needed(text: string, field: string, longest: number, wrong: string[]): string {
  if (text.trim() === '') wrong.push(field);
  return line(text, field, longest, wrong);
}

/** One line of text as it may stand on a document: a file's name may hold the same (model/files.ts). */
function line(text: string, field: string, longest: number, wrong: string[]): string {
  const trimmed = text.trim();
  if (trimmed !== '' && (trimmed.length > longest || !util.matches(NAME_PATTERN, trimmed))) wrong.push(field);
  return trimmed;
}
