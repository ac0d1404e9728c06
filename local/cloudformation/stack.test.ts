import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import type { Template } from './assembly.ts';
import { bootStack } from './stack.ts';
import type { BootedStack, StackContext } from './stack.ts';

let test: TestCloud;
let provided: Resource[];

beforeEach(async () => {
  provided = [];
  test = await createTestCloud([fakeServices]);
});
afterEach(() => test.stop());

function fakeServices(): Service {
  return {
    name: 'ssm',
    resources: {
      'Test::Thing': {
        async provide(resource) {
          if (resource.properties['Refuse'] === true) throw new AwsError('ValidationException', 'I will not.');
          provided.push(resource);
          return {
            ref: `ref-${resource.logicalId}`,
            attributes: { Arn: `arn:${resource.logicalId}`, 'Endpoint.Port': 5, List: ['x', 'y'] },
          };
        },
      },
    },
    async call(action, input) {
      if (action === 'GetParameter') return { Parameter: { Value: `value of ${String(input['Name'])}` } };
      throw new AwsError('UnknownOperationException', action);
    },
  };
}

function boot(template: Template, extra: Partial<StackContext> = {}): Promise<BootedStack> {
  const [service] = test.cloud.services.values();
  const providers = new Map(Object.entries(service?.resources ?? {}));
  const context = { cloud: test.cloud, providers, assets: new Map(), overrides: {}, exports: new Map() };
  return bootStack({ ...context, ...extra }, { stackName: 'Shop', template, parameters: {} });
}

/** What a property comes out as. */
async function resolved(value: unknown, template: Template = {}, extra: Partial<StackContext> = {}): Promise<unknown> {
  await boot(
    {
      ...template,
      Resources: {
        Other: { Type: 'Test::Thing' },
        Tested: { Type: 'Test::Thing', DependsOn: 'Other', Properties: { Value: value } },
      },
    },
    extra,
  );
  return provided.find(({ logicalId }) => logicalId === 'Tested')?.properties['Value'];
}

describe('intrinsic functions', () => {
  it.each([
    [{ Ref: 'Other' }, 'ref-Other'],
    [{ Ref: 'AWS::Region' }, 'eu-central-1'],
    [{ Ref: 'AWS::AccountId' }, '123456789012'],
    [{ Ref: 'AWS::StackName' }, 'Shop'],
    [{ 'Fn::GetAtt': ['Other', 'Arn'] }, 'arn:Other'],
    [{ 'Fn::GetAtt': 'Other.Endpoint.Port' }, 5],
    [{ 'Fn::Sub': '${Other}/${Other.Arn}/${!Literal}/${AWS::Partition}' }, 'ref-Other/arn:Other/${Literal}/aws'],
    [{ 'Fn::Sub': ['${Own}-${Other}', { Own: { Ref: 'AWS::Region' } }] }, 'eu-central-1-ref-Other'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Other' }, 1]] }, 'a-ref-Other-1'],
    [{ 'Fn::Join': [',', { 'Fn::GetAtt': ['Other', 'List'] }] }, 'x,y'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::Base64': 'hi' }, 'aGk='],
    [{ 'Fn::GetAZs': '' }, ['eu-central-1a', 'eu-central-1b', 'eu-central-1c']],
    [{ 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }, ['10.0.0.0/24', '10.0.1.0/24']],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, 1],
    [{ 'Fn::If': ['Big', 'yes', 'no'] }, 'no'],
    [{ 'Fn::If': ['Both', 'yes', { Ref: 'AWS::NoValue' }] }, undefined],
    [
      [1, { Ref: 'AWS::NoValue' }, { 'Fn::If': ['Either', 2, 3] }],
      [1, 2],
    ],
    [
      { Statement: [{ Condition: { Bool: { key: 'true' } } }] },
      { Statement: [{ Condition: { Bool: { key: 'true' } } }] },
    ],
    ['{{resolve:ssm:/shop/key:3}} and {{resolve:ssm:/b}}', 'value of /shop/key:3 and value of /b'],
  ])('%j', async (value, expected) => {
    const template: Template = {
      Mappings: { Sizes: { 'eu-central-1': { small: 1 } } },
      Parameters: { Size: { Type: 'String', Default: 'small' } },
      Conditions: {
        Big: { 'Fn::Equals': [{ Ref: 'Size' }, 'big'] },
        Small: { 'Fn::Not': [{ Condition: 'Big' }] },
        Both: { 'Fn::And': [{ Condition: 'Big' }, { Condition: 'Small' }] },
        Either: { 'Fn::Or': [{ Condition: 'Big' }, { Condition: 'Small' }] },
      },
    };
    expect(await resolved(value, template)).toEqual(expected);
  });

  it.each([
    [{ Ref: 'Nobody' }, 'there is no parameter or resource Nobody'],
    [{ 'Fn::GetAtt': ['Other', 'Wings'] }, 'Other has no attribute Wings'],
    [{ 'Fn::ImportValue': 'nothing' }, 'no stack exports nothing'],
    [{ 'Fn::Select': [3, ['a']] }, 'no item 3'],
    [{ 'Fn::Transform': {} }, 'Fn::Transform is not supported'],
  ])('%j is refused, named by stack, resource and type', async (value, message) => {
    await expect(resolved(value)).rejects.toThrow(new RegExp(`^Shop/Tested \\(Test::Thing\\): .*${message}`));
  });

  it('read what earlier stacks exported', async () => {
    const first = await boot({
      Resources: { A: { Type: 'Test::Thing' } },
      Outputs: { Name: { Value: { Ref: 'A' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:A' } } } },
    });
    expect(first.outputs).toEqual({ Name: 'ref-A' });
    expect(await resolved({ 'Fn::ImportValue': 'Shop:A' }, {}, { exports: first.exports })).toBe('ref-A');
  });
});

describe('parameters', () => {
  const Parameters = {
    Color: { Type: 'String', Default: 'red', AllowedValues: ['red', 'blue'] },
    Hosts: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shop/name' },
    BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' },
  };
  const all = [{ Ref: 'Color' }, { Ref: 'Hosts' }, { Ref: 'Stored' }, { Ref: 'BootstrapVersion' }];

  it('take their defaults, lists and stored values', async () => {
    expect(await resolved(all, { Parameters })).toEqual(['red', ['a', 'b'], 'value of /shop/name', '30']);
  });

  it('are overridden for every stack, and before that for one', async () => {
    expect(await resolved(all[0], { Parameters }, { overrides: { Color: 'blue' } })).toBe('blue');
    const one = { Color: 'blue', Shop: { Color: 'red' } };
    provided = [];
    expect(await resolved(all[0], { Parameters }, { overrides: one })).toBe('red');
  });

  it('without a value, or with one that is not allowed, are refused', async () => {
    await expect(resolved('x', { Parameters: { Bare: { Type: 'String' } } })).rejects.toThrow(
      'Shop: parameter Bare has no value',
    );
    await expect(resolved('x', { Parameters }, { overrides: { Color: 'green' } })).rejects.toThrow('red, blue');
  });
});

describe('resources', () => {
  it('come after those that they need, whatever the order in the template', async () => {
    await boot({
      Resources: {
        Last: { Type: 'Test::Thing', Properties: { A: { 'Fn::Sub': '${Middle.Arn}' } } },
        Middle: { Type: 'Test::Thing', DependsOn: ['First'] },
        First: { Type: 'Test::Thing' },
      },
    });
    expect(provided.map(({ logicalId }) => logicalId)).toEqual(['First', 'Middle', 'Last']);
  });

  it('that depend on each other are refused by the names of the circle', async () => {
    const booting = boot({
      Resources: {
        A: { Type: 'Test::Thing', Properties: { B: { Ref: 'B' } } },
        B: { Type: 'Test::Thing', DependsOn: 'A' },
      },
    });
    await expect(booting).rejects.toThrow('Shop: resources depend on each other: A → B → A');
  });

  it('whose condition does not hold are left out', async () => {
    await boot({
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: {
        Left: { Type: 'Test::Thing', Condition: 'Never' },
        There: { Type: 'Test::Thing', DependsOn: 'Left' },
      },
    });
    expect(provided.map(({ logicalId }) => logicalId)).toEqual(['There']);
  });

  it('that are refused name the cause in one line, and what needs them is not tried', async () => {
    const booting = boot({
      Resources: {
        Bad: { Type: 'Test::Thing', Properties: { Refuse: true } },
        After: { Type: 'Test::Thing', DependsOn: 'Bad' },
      },
    });
    await expect(booting).rejects.toThrow(/^Shop\/Bad \(Test::Thing\): I will not\.$/);
    expect(provided).toEqual([]);
  });

  it('of an unknown type are refused, those with nothing to do here are listed with the reason', async () => {
    await expect(boot({ Resources: { X: { Type: 'AWS::Nowhere::Thing' } } })).rejects.toThrow(
      'Shop/X (AWS::Nowhere::Thing): the local cloud does not know this type',
    );
    const { resources, outputs } = await boot({
      Resources: { Acl: { Type: 'AWS::WAFv2::WebACL' } },
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Acl', 'Arn'] } } },
    });
    expect(resources).toMatchObject([{ logicalId: 'Acl', inert: expect.stringContaining('firewall') }]);
    expect(outputs['Arn']).toMatch(/^arn:aws:wafv2:eu-central-1:123456789012:webacl\/Shop-Acl-[0-9a-f]{8}$/);
  });

  it('have names that are stable, and short enough', async () => {
    await boot({ Resources: { Queue: { Type: 'Test::Thing' } } });
    const [first] = provided;
    expect(first?.generatedName()).toMatch(/^Shop-Queue-[0-9a-f]{8}$/);
    expect(first?.generatedName(14)).toMatch(/^Shop-[0-9a-f]{8}$/);
    expect(first?.generatedName()).toBe(first?.generatedName());
  });
});
