import { createHash } from 'node:crypto';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventAnswer, EventView } from '#test/kit/events.ts';
import { cancelEvent, EVENT, newEvent, organizedEvent } from '#test/kit/events.ts';
import type { Person } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { seedCatalogue, seedDemoBookings } from '#dev/seed.ts';
import { administration, createUser, DEMO_PASSWORD, demoUsers } from '#dev/users.ts';
import { callApi } from '#dev/api.ts';
import { accessToken } from '#dev/signIn.ts';

const outputs = inject('outputs');

let organizer: Person;
let other: Person;

beforeAll(async () => {
  organizer = await newColleague(outputs, 'pictures-organizer', ['ORGANIZER']);
  other = await newColleague(outputs, 'pictures-other', ['ORGANIZER']);
});

const codes = ({ userErrors }: { userErrors: readonly { code: string }[] }) => userErrors.map(({ code }) => code);

interface Upload {
  readonly imageId: string;
  readonly form: {
    readonly url: string;
    readonly fields: readonly { readonly name: string; readonly value: string }[];
  };
}

async function request(person: Person, id: string, input: Readonly<Record<string, unknown>>) {
  const { requestEventImage } = await person.run<{
    requestEventImage: { upload: Upload | null; userErrors: readonly { code: string }[] };
  }>(
    `mutation ($id: ID!, $input: RequestEventImageInput!) {
      requestEventImage(id: $id, input: $input) { upload { imageId form { url fields { name value } } } userErrors { code } }
    }`,
    { id, input },
  );
  return requestEventImage;
}

const announced = (bytes: Uint8Array) => ({
  mediaType: 'PNG',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

async function send({ form }: Upload, bytes: Uint8Array): Promise<number> {
  const body = new FormData();
  for (const { name, value } of form.fields) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(bytes)]));
  return (await fetch(form.url, { method: 'POST', body })).status;
}

async function add(person: Person, id: string, imageId: string, alt = 'A stage'): Promise<EventAnswer> {
  const answer = await person.run<{ addEventImage: EventAnswer }>(
    `mutation ($id: ID!, $imageId: ID!, $alt: String!) {
      addEventImage(id: $id, imageId: $imageId, alt: $alt) { event { ${EVENT} } userErrors { code field message } }
    }`,
    { id, imageId, alt },
  );
  return answer.addEventImage;
}

async function remove(person: Person, id: string, imageId: string): Promise<EventAnswer> {
  const answer = await person.run<{ removeEventImage: EventAnswer }>(
    `mutation ($id: ID!, $imageId: ID!) {
      removeEventImage(id: $id, imageId: $imageId) { event { ${EVENT} } userErrors { code field message } }
    }`,
    { id, imageId },
  );
  return answer.removeEventImage;
}

async function pictured(event: EventView): Promise<{ imageId: string; answer: EventAnswer; bytes: Buffer }> {
  const bytes = createCanvas(8, 8).toBuffer('image/png');
  const { upload } = await request(organizer, event.id, announced(bytes));
  if (!upload) throw new Error('It was refused.');
  expect(await send(upload, bytes)).toBeLessThan(300);
  return { imageId: upload.imageId, answer: await add(organizer, event.id, upload.imageId), bytes };
}

describe('a picture of an event', () => {
  it('is shown by the web app’s own origin, until it is taken off', async () => {
    const event = await newEvent(organizer);
    const { imageId, answer } = await pictured(event);
    const [image] = answer.event?.images ?? [];
    expect(image).toMatchObject({ id: imageId, alt: 'A stage', path: `/media/events/${event.id}/${imageId}.png` });
    expect((await fetch(`${outputs.web}${image?.path ?? ''}`)).headers.get('content-type')).toBe('image/png');
    expect((await add(organizer, event.id, imageId)).event?.images).toHaveLength(1);
    expect(codes(await remove(other, event.id, imageId))).toEqual(['NOT_FOUND']);
    expect((await remove(organizer, event.id, imageId)).event?.images).toEqual([]);
    expect((await remove(organizer, event.id, imageId)).event?.images).toEqual([]);
    await until('its content to be gone', async () => {
      const { status, headers } = await fetch(`${outputs.web}${image?.path ?? ''}`);
      return status !== 200 || headers.get('content-type') !== 'image/png';
    });
    expect(codes(await add(organizer, event.id, imageId))).toEqual(['IMAGE_NOT_FOUND']);
  });

  it('is refused where it is none, is another’s, or there are eight', async () => {
    const event = await newEvent(organizer);
    const bytes = Buffer.from('<svg/>');
    const { upload } = await request(organizer, event.id, announced(bytes));
    if (!upload) throw new Error('It was refused.');
    expect(codes(await add(organizer, event.id, upload.imageId))).toEqual(['IMAGE_NOT_FOUND']);
    await send(upload, bytes);
    expect(codes(await add(organizer, event.id, upload.imageId))).toEqual(['IMAGE_REFUSED']);
    expect(codes(await add(organizer, event.id, upload.imageId, ' '))).toEqual(['INVALID_VALUE']);
    expect(codes(await add(organizer, event.id, '../secret'))).toEqual(['IMAGE_NOT_FOUND']);
    expect(codes(await add(other, event.id, upload.imageId))).toEqual(['NOT_FOUND']);
    expect(codes(await request(other, event.id, announced(bytes)))).toEqual(['NOT_FOUND']);
    expect(codes(await request(organizer, event.id, { mediaType: 'PNG', size: 0, sha256: 'x' }))).toEqual([
      'INVALID_VALUE',
      'INVALID_VALUE',
    ]);
    for (let count = 0; count < 8; count += 1) await pictured(event);
    expect(codes(await request(organizer, event.id, announced(bytes)))).toEqual(['TOO_MANY_IMAGES']);
    const full = await organizedEvent(organizer, event.id);
    await cancelEvent(organizer, { id: event.id, version: full?.version ?? 0 });
    expect(codes(await request(organizer, event.id, announced(bytes)))).toEqual(['WRONG_STATUS']);
    expect(codes(await add(organizer, event.id, upload.imageId))).toEqual(['WRONG_STATUS']);
  });
});

describe('the demo', () => {
  const access = {
    awsEndpoint: outputs.aws,
    region: outputs.region,
    userPoolId: outputs.userPoolId,
    clientId: outputs.clientId,
    graphql: outputs.graphql,
  };
  const tokenOf = (email: string) =>
    accessToken({ ...access, userPoolEndpoint: access.awsEndpoint }, email, DEMO_PASSWORD);

  it('has six events on sale, and no more when it is filled again', async () => {
    const admin = administration(access);
    for (const { email, roles } of demoUsers) {
      await createUser(admin, access.userPoolId, { email, password: DEMO_PASSWORD, roles });
    }
    admin.destroy();
    const token = await tokenOf('organizer@marquee.example');
    const desk = async () => {
      const { organizedEvents } = await callApi<{
        organizedEvents: {
          nodes: { status: string; images: unknown[]; localStart: string; venue: { city: string } }[];
        };
      }>(
        outputs.graphql,
        token,
        '{ organizedEvents(first: 100) { nodes { status images { id } localStart venue { city } } } }',
      );
      return organizedEvents.nodes;
    };
    await seedCatalogue(access);
    await until('the desk to show all', async () => (await desk()).length === 6);
    await seedCatalogue(access);
    const events = await desk();
    expect(events).toHaveLength(6);
    expect(events.every(({ status, images }) => status === 'PUBLISHED' && images.length === 1)).toBe(true);
    expect(events.find(({ venue }) => venue.city === 'Tokyo')?.localStart).toMatch(/T18:00$/);
  });

  it('has tickets that are paid for, and no more when it is filled again', async () => {
    const token = await tokenOf('customer@marquee.example');
    const booked = async () => {
      const { bookings } = await callApi<{
        bookings: { nodes: { status: string; promoCode: string | null; seats: string[]; tickets: unknown[] }[] };
      }>(outputs.graphql, token, '{ bookings(first: 20) { nodes { status promoCode seats tickets { id } } } }');
      return bookings.nodes;
    };
    await seedDemoBookings(access);
    await seedDemoBookings(access);
    await until(
      'all of them to be confirmed',
      async () => (await booked()).filter(({ status }) => status === 'CONFIRMED').length === 3,
    );
    const bookings = await booked();
    expect(bookings).toHaveLength(3);
    expect(bookings.map(({ tickets }) => tickets.length).sort()).toEqual([2, 2, 3]);
    expect(bookings.find(({ promoCode }) => promoCode !== null)?.promoCode).toBe('EARLY-BIRD');
    expect(bookings.find(({ seats }) => seats.length > 0)?.seats).toEqual(['C-6', 'C-7']);
  });
});
