import type { BuyerInput, BuyerPartsFragment, CountryCode } from '../../graphql/graphql.ts';
import { isCountry } from './countries.ts';

/** Who stands on the receipt, as it is typed. */
export interface BuyerDraft {
  readonly name: string;
  readonly vatNumber: string;
  readonly street: string;
  readonly addressLine: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: CountryCode;
}

/** The server's own bounds. */
export const buyerLimits = {
  name: 120,
  vatNumber: 20,
  street: 120,
  addressLine: 120,
  postalCode: 20,
  city: 80,
} as const;

/** Where the field of each part is, in the input. */
export const buyerPaths: Readonly<Record<keyof BuyerDraft, string>> = {
  name: 'billTo.name',
  vatNumber: 'billTo.vatNumber',
  street: 'billTo.address.street',
  addressLine: 'billTo.address.addressLine',
  postalCode: 'billTo.address.postalCode',
  city: 'billTo.address.city',
  country: 'billTo.address.country',
};

/** Nobody yet, in the country that the browser's languages speak of (`de-AT` is Austria), or else in Germany. */
export function emptyBuyer(languages: readonly string[]): BuyerDraft {
  const region = languages.map((language) => new Intl.Locale(language).region ?? '').find(isCountry);
  return {
    name: '',
    vatNumber: '',
    street: '',
    addressLine: '',
    postalCode: '',
    city: '',
    country: region ?? 'DE',
  };
}

/** Who it was the last time, as it would be typed. */
export function buyerDraftOf({ name, vatNumber, address }: BuyerPartsFragment, empty: BuyerDraft): BuyerDraft {
  return {
    name,
    vatNumber: vatNumber ?? '',
    street: address?.street ?? '',
    addressLine: address?.addressLine ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    country: address?.country ?? empty.country,
  };
}

/** The input that a draft makes; null where nobody was typed. A country alone says nothing. The server checks every part. */
export function buyerInputOf(draft: BuyerDraft): BuyerInput | null {
  const [name, vatNumber] = [draft.name.trim(), draft.vatNumber.trim()];
  const [street, addressLine] = [draft.street.trim(), draft.addressLine.trim()];
  const [postalCode, city] = [draft.postalCode.trim(), draft.city.trim()];
  const somewhere = [street, addressLine, postalCode, city].some((part) => part !== '');
  if (name === '' && vatNumber === '' && !somewhere) return null;
  return {
    name,
    ...(vatNumber === '' ? {} : { vatNumber }),
    ...(somewhere
      ? {
          address: {
            street,
            ...(addressLine === '' ? {} : { addressLine }),
            ...(postalCode === '' ? {} : { postalCode }),
            city,
            country: draft.country,
          },
        }
      : {}),
  };
}
