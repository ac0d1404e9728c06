import { portionOf } from '#model/money.ts';
import type { ReceiptContent, ReceiptLine } from '#model/receipts.ts';
import { taxesOf } from '#model/receipts.ts';

/** What a line is made of; its sums follow from it. */
export interface LineSpec {
  readonly name: string;
  readonly quantity?: number;
  /** Minor units. */
  readonly unitPrice?: number;
  /** Hundredths of a percent. */
  readonly taxRate?: number;
}

/** A receipt's content with sums that come out; tax is rounded line by line, as orders do. */
export function receiptOf(
  lines: readonly LineSpec[],
  others: Partial<Omit<ReceiptContent, 'lines' | 'taxes' | 'net' | 'tax' | 'total'>> = {},
): ReceiptContent {
  const charged = lines.map(({ name, quantity = 1, unitPrice = 1999, taxRate = 1900 }): ReceiptLine => {
    const net = quantity * unitPrice;
    return { name, quantity, unitPrice, taxRate, net, tax: portionOf(net, taxRate) };
  });
  const net = charged.reduce((sum, line) => sum + line.net, 0);
  const tax = charged.reduce((sum, line) => sum + line.tax, 0);
  return {
    kind: 'RECEIPT',
    number: 'RE-2026-000123',
    issuedAt: '2026-11-21T10:15:30.000Z',
    currency: 'EUR',
    seller,
    buyer: poland,
    purchase: { kind: 'ORDER', number: 'M-7F3K-92QD', placedOn: '2026-11-20' },
    card: { brand: 'visa', last4: '4242' },
    ...others,
    lines: charged,
    taxes: taxesOf(charged),
    net,
    tax,
    total: net + tax,
  };
}

/** A credit note over lines like these. */
export function creditNoteOf(
  lines: readonly LineSpec[],
  others: Partial<Omit<ReceiptContent, 'lines' | 'taxes' | 'net' | 'tax' | 'total'>> = {},
): ReceiptContent {
  return receiptOf(lines, {
    kind: 'CREDIT_NOTE',
    number: 'CN-2026-000007',
    issuedAt: '2026-12-02T09:00:00.000Z',
    corrects: { number: 'RE-2026-000123', issuedOn: '2026-11-21', reason: 'The matinée of 13 December was cancelled.' },
    ...others,
  });
}

const seller: ReceiptContent['seller'] = {
  name: 'Marquee Live Events GmbH',
  address: { street: 'Schaubühnenallee 12', postalCode: '10117', city: 'Berlin', country: 'DE' },
  vatNumber: 'DE136695976',
  email: 'receipts@marquee.example',
};

const poland: ReceiptContent['buyer'] = {
  name: 'Małgorzata Wiśniewska-Żółć',
  address: {
    street: 'ul. Piotrkowska 104',
    addressLine: 'm. 7',
    postalCode: '90-926',
    city: 'Łódź',
    country: 'PL',
  },
  vatNumber: 'PL5260001246',
};

/** Names in the scripts that receipts show. */
export const namesOfTheWorld = [
  'Jazz w Łodzi: balkon, rząd 4',
  'Ελλάδα στη σκηνή – πλατεία',
  '東京フィルハーモニー交響楽団 第一〇〇回定期演奏会',
  'Лебединое озеро, партер',
  'Đêm nhạc Trịnh Công Sơn, hàng ghế A',
  '서울 재즈 페스티벌 이틀권',
  '刘伟国钢琴独奏会: 贵宾席',
  'Þjóðhátíð í Eyjum – çarşı, ñandú, fjörð',
] as const;
