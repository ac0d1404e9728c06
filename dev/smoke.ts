import { readFileSync } from 'node:fs';
import { generateInvoice } from '#test/documents/generate.ts';
import { callApi } from './api.ts';
import { accessToken } from './signIn.ts';
import { announce, post } from './upload.ts';

/**
 * Shows that a running stage works: signs in, uploads a generated invoice, waits for its reading, deletes it.
 *
 *   npm run smoke -- FILE
 *
 * FILE is what `cdk deploy --all --outputs-file FILE` wrote, or the `outputs.json` of a local cloud. SMOKE_EMAIL and SMOKE_PASSWORD name a user of the stage.
 */
interface Target {
  readonly graphql: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** Absent on AWS, where Amplify knows it. */
  readonly userPoolEndpoint?: string;
}

const SECONDS = 120;
const LOOK_AGAIN = 1_000;

interface State {
  readonly invoice: {
    readonly status: string;
    readonly version: number;
    readonly total: { readonly value: string } | null;
  };
}

function targetOf(file: string): Target {
  const outputs = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  if (typeof outputs['graphql'] === 'string') {
    return {
      graphql: outputs['graphql'],
      userPoolId: String(outputs['userPoolId']),
      clientId: String(outputs['clientId']),
      userPoolEndpoint: String(outputs['aws']),
    };
  }
  const all = Object.assign({}, ...Object.values(outputs)) as Record<string, string | undefined>;
  const needed = (name: string): string => {
    const value = all[name];
    if (value === undefined) throw new Error(`${file} holds no output ${name}.`);
    return value;
  };
  return { graphql: needed('GraphqlUrl'), userPoolId: needed('UserPoolId'), clientId: needed('UserPoolClientId') };
}

const [file] = process.argv.slice(2);
const { SMOKE_EMAIL: email, SMOKE_PASSWORD: password } = process.env;
if (!file || !email || !password) throw new Error('Usage: SMOKE_EMAIL=… SMOKE_PASSWORD=… npm run smoke -- FILE');

const target = targetOf(file);
const token = await accessToken(target, email, password);
console.log('✓ signed in');
const { bytes, fileName, truth } = await generateInvoice({
  seed: 1,
  layout: 'classic',
  language: 'en',
  currency: 'USD',
});
const documents = [{ name: fileName, mediaType: 'PDF' as const, bytes }];
const [announced] = await announce(target.graphql, token, documents, crypto.randomUUID());
if (!announced) throw new Error('The API announced nothing.');
const { status } = await post(announced.form, bytes);
if (status >= 300) throw new Error(`The upload was refused with HTTP ${status}.`);
console.log('✓ uploaded');

const query = 'query ($id: ID!) { invoice(id: $id) { status version total { value } } }';
const end = Date.now() + SECONDS * 1000;
let state: State['invoice'];
do {
  await new Promise((resume) => setTimeout(resume, LOOK_AGAIN));
  ({ invoice: state } = await callApi<State>(target.graphql, token, query, { id: announced.invoiceId }));
} while (['AWAITING_UPLOAD', 'SCANNING', 'READING'].includes(state.status) && Date.now() < end);
if (state.total?.value !== truth.total) {
  throw new Error(
    `The invoice is ${state.status} with the total ${state.total?.value ?? 'none'}; it is ${truth.total}.`,
  );
}
console.log(`✓ read: ${state.status}, total ${state.total.value}`);
const remove = 'mutation ($id: ID!, $v: Int!) { deleteInvoice(id: $id, expectedVersion: $v) { userErrors { code } } }';
await callApi(target.graphql, token, remove, { id: announced.invoiceId, v: state.version });
console.log('✓ deleted');
