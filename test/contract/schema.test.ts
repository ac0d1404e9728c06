import { readFileSync } from 'node:fs';
import type { FieldDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { bookingMachine, bookingReasonSentences } from '#model/bookings.ts';
import { eventCancellationMachine } from '#model/cancellations.ts';
import { imageTypes, stockReasons } from '#model/catalog.ts';
import { eventMachine } from '#model/concerts.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import {
  bookingErrorSentences,
  catalogErrorSentences,
  eventErrorSentences,
  fileErrorCodes,
  invoiceErrorCodes,
  mailErrorSentences,
  orderErrorSentences,
} from '#model/errors.ts';
import { productEventTypes } from '#model/events.ts';
import { contentTypes, fileMachine, fileReasonSentences } from '#model/files.ts';
import { holdMachine } from '#model/holds.ts';
import { invoiceCategories } from '#model/insights.ts';
import { invoiceMachine, invoiceReasonSentences } from '#model/invoices.ts';
import { mailMachine, suppressionReasons } from '#model/mail.ts';
import { orderMachine, orderReasonSentences } from '#model/orders.ts';
import { paymentFailureSentences, paymentMachine } from '#model/payments.ts';
import { reviewReasonSentences } from '#model/reviews.ts';

const schema = parse(readFileSync('schema.graphql', 'utf8'));

const authDirectives = new Set([
  'aws_cognito_user_pools',
  'aws_iam',
  'aws_api_key',
  'aws_lambda',
  'aws_oidc',
  'aws_auth',
]);

function isDirected(node: FieldDefinitionNode | ObjectTypeDefinitionNode): boolean {
  return (node.directives ?? []).some(({ name }) => authDirectives.has(name.value));
}

/** Fields that anybody who can sign in could reach because neither they nor their type say who may. */
function openFields(document: typeof schema): string[] {
  const roots = new Set(['Query', 'Mutation', 'Subscription']);
  return document.definitions
    .filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
    .flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => !isDirected(field) && (roots.has(type.name.value) || !isDirected(type)))
        .map((field) => `${type.name.value}.${field.name.value}`),
    );
}

/** What a key opens, which stands in the page of every partner's shop: root fields, and the types that their answers are made of. */
function openByKey(document: typeof schema): string[] {
  const hasKey = ({ directives }: FieldDefinitionNode | ObjectTypeDefinitionNode): boolean =>
    (directives ?? []).some(({ name }) => name.value === 'aws_api_key');
  return document.definitions
    .filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
    .flatMap((type) => [
      ...(hasKey(type) ? [type.name.value] : []),
      ...(type.fields ?? []).filter(hasKey).map((field) => `${type.name.value}.${field.name.value}`),
    ]);
}

function enumValues(name: string): string[] {
  const found = schema.definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === name,
  );
  if (found?.kind !== Kind.ENUM_TYPE_DEFINITION) throw new Error(`The schema has no enum ${name}.`);
  return (found.values ?? []).map((value) => value.name.value);
}

describe('the schema', () => {
  it('is plain ASCII, with no description on `schema` itself: AppSync’s parser is older than the specification that allows it', () => {
    const source = readFileSync('schema.graphql', 'utf8');
    expect([...source].filter((character) => (character.codePointAt(0) ?? 0) > 126)).toEqual([]);
    expect(source).not.toMatch(/"\s*schema\s*\{/);
  });

  it('says of every field who may reach it', () => {
    expect(openFields(schema)).toEqual([]);
  });

  it('opens the catalogue and what may be known of public events to keys, and nothing else', () => {
    const catalogue = ['Query.product', 'Query.products', 'Product', 'ProductImage', 'ProductConnection'];
    const events = [
      ...['Query.event', 'Query.events', 'Query.eventCategories', 'Query.seatMap'],
      ...['Subscription.onAvailabilityChanged', 'Subscription.onEventChanged', 'AvailabilityChange', 'EventChange'],
      ...['Event', 'EventCategory', 'EventConnection', 'EventImage', 'Venue', 'CancellationPolicy'],
      ...['TicketCategory', 'SeatRow', 'TicketAvailability', 'SeatMap'],
    ];
    expect(openByKey(schema).sort()).toEqual([...catalogue, ...events, 'Money', 'PageInfo'].sort());
  });

  it('would be caught with a field that does not say it', () => {
    const forgotten = parse('type Query { secret: String open: Thing @aws_iam } type Thing { inner: String }');
    expect(openFields(forgotten)).toEqual(['Query.secret', 'Thing.inner']);
  });

  it.each([
    ['CurrencyCode', Object.keys(minorUnitDigits)],
    ['FileStatus', Object.keys(fileMachine)],
    ['MediaType', Object.keys(contentTypes)],
    ['FileReason', Object.keys(fileReasonSentences)],
    ['FileErrorCode', [...fileErrorCodes]],
    ['InvoiceStatus', Object.keys(invoiceMachine)],
    ['InvoiceReason', Object.keys(invoiceReasonSentences)],
    ['ReviewReason', Object.keys(reviewReasonSentences)],
    ['InvoiceErrorCode', [...invoiceErrorCodes]],
    ['InvoiceCategory', [...invoiceCategories]],
    ['StockReason', [...stockReasons]],
    ['Availability', Object.keys(productEventTypes)],
    ['ImageType', Object.keys(imageTypes)],
    ['CatalogErrorCode', Object.keys(catalogErrorSentences)],
    ['OrderStatus', Object.keys(orderMachine)],
    ['OrderReason', Object.keys(orderReasonSentences)],
    ['OrderErrorCode', Object.keys(orderErrorSentences)],
    ['PaymentStatus', Object.keys(paymentMachine)],
    ['PaymentFailure', Object.keys(paymentFailureSentences)],
    ['MailStatus', Object.keys(mailMachine)],
    ['MailSuppressionReason', [...suppressionReasons]],
    ['EventStatus', Object.keys(eventMachine)],
    ['EventErrorCode', Object.keys(eventErrorSentences)],
    ['TicketHoldStatus', Object.keys(holdMachine)],
    ['BookingStatus', Object.keys(bookingMachine)],
    ['BookingReason', Object.keys(bookingReasonSentences)],
    ['BookingErrorCode', Object.keys(bookingErrorSentences)],
    ['EventCancellationStatus', Object.keys(eventCancellationMachine)],
    ['MailErrorCode', Object.keys(mailErrorSentences)],
  ])('declares %s as the model does', (name, values) => {
    expect(enumValues(name).sort()).toEqual(values.sort());
  });
});
