import { createCustomer, loadCustomer } from './customers.ts';
import { textField } from './form.ts';
import { page, PAGE } from './lists.ts';
import { attachMethod, createMethod, detachMethod, loadMethod } from './methods.ts';
import { methodShape } from './records.ts';
import type { Declared } from './routes.ts';
import { cancelSetup, confirmSetup, createSetup, loadSetup } from './setups.ts';

/** Customers, their cards, and how they come to be kept. */
export const cardRoutes: readonly Declared[] = [
  {
    method: 'POST',
    path: /^\/v1\/customers$/,
    operation: 'createCustomer',
    publishable: false,
    parameters: ['description', 'email', 'expand', 'metadata', 'name', 'phone'],
    run: (call, _id, fields) => createCustomer(call, fields),
  },
  {
    method: 'GET',
    path: /^\/v1\/customers$/,
    operation: 'retrieve',
    publishable: false,
    parameters: [...PAGE, 'email'],
    run: ({ records }, _id, fields) => {
      const email = textField(fields, 'email');
      const found = records.customers.newest().filter((customer) => email === undefined || customer.email === email);
      return page(found, '/v1/customers', fields);
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/customers\/([^/]+)$/,
    operation: 'retrieve',
    publishable: false,
    parameters: ['expand'],
    run: ({ records }, id) => loadCustomer(records, id),
  },
  {
    method: 'POST',
    path: /^\/v1\/setup_intents$/,
    operation: 'createSetup',
    publishable: false,
    parameters: [
      'allowed_payment_method_types',
      'automatic_payment_methods',
      'confirm',
      'customer',
      'description',
      'expand',
      'metadata',
      'payment_method',
      'return_url',
      'usage',
      'use_stripe_sdk',
    ],
    run: (call, _id, fields) => createSetup(call, fields),
  },
  {
    method: 'GET',
    path: /^\/v1\/setup_intents$/,
    operation: 'retrieve',
    publishable: false,
    parameters: [...PAGE, 'customer', 'payment_method'],
    run: ({ records }, _id, fields) => {
      const customer = textField(fields, 'customer');
      const method = textField(fields, 'payment_method');
      const found = records.setups
        .newest()
        .filter((setup) => customer === undefined || setup.customer === customer)
        .filter((setup) => method === undefined || setup.payment_method === method);
      return page(found, '/v1/setup_intents', fields);
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/setup_intents\/([^/]+)$/,
    operation: 'retrieve',
    publishable: true,
    parameters: ['client_secret', 'expand'],
    run: ({ records }, id) => loadSetup(records, id),
  },
  {
    method: 'POST',
    path: /^\/v1\/setup_intents\/([^/]+)\/confirm$/,
    operation: 'confirmSetup',
    publishable: true,
    parameters: [
      'allowed_payment_method_types',
      'client_secret',
      'expand',
      'payment_method',
      'return_url',
      'use_stripe_sdk',
    ],
    run: (call, id, fields) => confirmSetup(call, id, fields),
  },
  {
    method: 'POST',
    path: /^\/v1\/setup_intents\/([^/]+)\/cancel$/,
    operation: 'cancelSetup',
    publishable: false,
    parameters: ['cancellation_reason', 'expand'],
    run: (call, id, fields) => cancelSetup(call, id, fields),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_methods$/,
    operation: 'tokenize',
    publishable: true,
    parameters: ['type', 'card', 'billing_details', 'metadata', 'expand'],
    run: ({ records }, _id, fields) => createMethod(records, fields),
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_methods$/,
    operation: 'retrieve',
    publishable: false,
    parameters: [...PAGE, 'customer', 'type'],
    run: ({ records }, _id, fields) => {
      const customer = textField(fields, 'customer');
      const kept = records.methods.newest().filter((method) => (method.customer ?? null) !== null);
      const found = kept.filter((method) => customer === undefined || method.customer === customer);
      return page(found.map(methodShape), '/v1/payment_methods', fields);
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_methods\/([^/]+)$/,
    operation: 'retrieve',
    publishable: false,
    parameters: ['expand'],
    run: (call, id) => methodShape(loadMethod(call, id)),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_methods\/([^/]+)\/attach$/,
    operation: 'attach',
    publishable: false,
    parameters: ['customer', 'expand'],
    run: (call, id, fields) => attachMethod(call, id, fields),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_methods\/([^/]+)\/detach$/,
    operation: 'detach',
    publishable: false,
    parameters: ['expand'],
    run: (call, id) => detachMethod(call, id),
  },
];
