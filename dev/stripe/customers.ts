import { missing } from './failures.ts';
import type { Fields } from './form.ts';
import { textField, textsField } from './form.ts';
import type { Call } from './intents.ts';
import type { CustomerRecord, Records } from './records.ts';
import { newId, randomText } from './records.ts';

const PREFIX_LENGTH = 8;

/** POST /v1/customers: https://docs.stripe.com/api/customers/object */
export function createCustomer({ records, tell }: Call, fields: Fields): CustomerRecord {
  const customer: CustomerRecord = {
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: records.seconds(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: textField(fields, 'description') ?? null,
    discount: null,
    email: textField(fields, 'email') ?? null,
    invoice_prefix: randomText(PREFIX_LENGTH).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: textsField(fields, 'metadata'),
    name: textField(fields, 'name') ?? null,
    next_invoice_sequence: 1,
    phone: textField(fields, 'phone') ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
  records.customers.put(customer);
  tell('customer.created', customer);
  return customer;
}

/** Throws 404 where there is none. */
export function loadCustomer(records: Records, id: string): CustomerRecord {
  const customer = records.customers.get(id);
  if (customer === undefined) throw missing('customer', id, 'customer');
  return customer;
}
