import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { eventEvent as eventEventRow } from '#functions/platform/concertEvents.ts';
import { eventEvent, eventEventTypes } from '#model/concertEvents.ts';
import type { EventStatus } from '#model/concerts.ts';
import { eventMachine } from '#model/concerts.ts';
import { storedEvent } from '#test/kit/bookedWorld.ts';

interface EventSchema {
  readonly properties: { readonly type: { readonly enum: readonly string[] } };
  readonly $defs: {
    readonly state: { readonly properties: { readonly status: { readonly enum: readonly string[] } } };
  };
}

const schema = JSON.parse(readFileSync('docs/schemas/event-event.json', 'utf8')) as EventSchema;

const validate = new Ajv2020({ strict: true, allErrors: true, strictRequired: false }).compile(schema);
const statuses = Object.keys(eventMachine) as EventStatus[];

describe('what is told of events', () => {
  it('is documented with every status and type that the model has', () => {
    expect(schema.$defs.state.properties.status.enum).toEqual(statuses);
    expect(schema.properties.type.enum).toEqual(Object.values(eventEventTypes));
  });

  it.each(statuses)('is as documented, and as its consumers read it: %s', (status) => {
    const before = storedEvent({ status: 'DRAFT', version: 6 });
    const after = storedEvent({ status, version: 7, note: 'The roof leaks.', title: '𝕏'.repeat(60) });
    for (const event of [eventEvent(null, after), eventEvent(before, after)]) {
      expect(validate(event), JSON.stringify(validate.errors)).toBe(true);
      expect(event).toMatchObject({ type: eventEventTypes[status], entityVersion: 7 });
      expect(eventEventRow.parse(event)).toEqual(event);
    }
    expect(eventEvent(after, after)).toBeNull();
  });

  it('refuses what is no such event', () => {
    const event = eventEvent(null, storedEvent());
    expect(validate({ ...event, type: 'EventLost' })).toBe(false);
    expect(validate({ ...event, after: { ...event?.after, startsAt: 'tomorrow' } })).toBe(false);
  });
});
