import { describe, expect, it } from 'vitest';
import { callFor, isRefusal } from './wishKey.ts';

describe('a call whose answer was lost', () => {
  it('is the same call for the same wish, and another for another', () => {
    const sent = callFor('two tickets', null, () => 'key 1');
    expect(sent).toEqual({ wanted: 'two tickets', key: 'key 1' });
    expect(callFor('two tickets', sent, () => 'key 2')).toBe(sent);
    expect(callFor('three tickets', sent, () => 'key 2')).toEqual({ wanted: 'three tickets', key: 'key 2' });
  });

  it('is over once it was refused, and not after a fault within, which may have come after the deed', () => {
    expect(['BadRequest', 'Unauthorized', 'UnauthorizedException'].every(isRefusal)).toBe(true);
    const within = ['Internal', 'ExecutionTimeout', 'Lambda:Unhandled', 'DynamoDB:InternalServerErrorException'];
    expect(within.some(isRefusal)).toBe(false);
  });
});
