import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Definition, GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { partnerKeys } from '../config.ts';
import { Alarms } from './Alarms.ts';
import { PartnerAccess } from './PartnerAccess.ts';

function stackOn(day: string): Stack {
  vi.useFakeTimers({ now: new Date(`${day}T12:00:00Z`), toFake: ['Date'] });
  const stack = new Stack(new App(), 'stack');
  const api = new GraphqlApi(stack, 'Api', { name: 'api', definition: Definition.fromFile('schema.graphql') });
  new PartnerAccess(stack, 'Partners', { stage: 'dev', api, alarms: new Alarms(new Topic(stack, 'Topic')) });
  return stack;
}

function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

const [first, second] = partnerKeys;

afterEach(() => {
  vi.useRealTimers();
});

describe('the keys of partners', () => {
  test('end on different days, neither further from the other than a key may last', () => {
    const apart = Date.parse(second.expires) - Date.parse(first.expires);
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(365 * 86_400_000);
    expect(first.name).not.toBe(second.name);
  });

  test('are built in silence while they last', () => {
    const stack = stackOn(daysFrom(first.expires, -60));
    expect(Annotations.fromStack(stack).findError('*', Match.anyValue())).toEqual([]);
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('partner key'))).toEqual([]);
    const described = { Description: Match.stringLikeRegexp('^Partner shops') };
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::AppSync::ApiKey', described, partnerKeys.length);
  });

  test('are warned of before one ends', () => {
    const warnings = Annotations.fromStack(stackOn(daysFrom(first.expires, -10)));
    expect(warnings.findWarning('*', Match.stringLikeRegexp(`partner key ${first.name} ends`))).toHaveLength(1);
  });

  test('stop a deployment once one has ended', () => {
    const errors = Annotations.fromStack(stackOn(daysFrom(first.expires, 1)));
    expect(errors.findError('*', Match.stringLikeRegexp(`partner key ${first.name} ended`))).toHaveLength(1);
  });
});
