import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import type { Administration } from './admin.ts';
import { poolOf, usersOf } from './directory.ts';
import * as member from './input.ts';
import type { Client, Pool } from './records.ts';

type Input = Record<string, unknown>;

const PoolInput = z.object({ UserPoolId: member.poolId });
const ClientInput = z.object({ UserPoolId: member.poolId, ClientId: member.clientId });
const ListInput = z.object({ MaxResults: z.number().int().min(1).max(60), NextToken: z.string().optional() });

export async function describeUserPool({ context }: Administration, input: Input): Promise<object> {
  const pool = poolOf(context, member.read(PoolInput, input).UserPoolId);
  const { passwordPolicy, Schema, ...settings } = pool.settings;
  return {
    UserPool: {
      ...settings,
      ...summary(pool),
      Arn: pool.arn,
      Policies: { PasswordPolicy: passwordPolicy },
      SchemaAttributes: Schema,
      EstimatedNumberOfUsers: usersOf(context, pool).length,
    },
  };
}

export async function describeUserPoolClient({ context }: Administration, input: Input): Promise<object> {
  const asked = member.read(ClientInput, input);
  const client = context.store.get<Client>('clients', asked.ClientId);
  if (client === undefined || client.poolId !== asked.UserPoolId) {
    throw new AwsError('ResourceNotFoundException', `User pool client ${asked.ClientId} does not exist.`);
  }
  const { settings } = client;
  const SECOND = 1000;
  return {
    UserPoolClient: {
      UserPoolId: client.poolId,
      ClientId: client.id,
      ClientName: client.name,
      ClientSecret: client.secret,
      CreationDate: client.createdAt / SECOND,
      LastModifiedDate: client.modifiedAt / SECOND,
      ExplicitAuthFlows: settings.flows,
      AccessTokenValidity: settings.accessValidity / SECOND,
      IdTokenValidity: settings.idValidity / SECOND,
      RefreshTokenValidity: settings.refreshValidity / SECOND,
      TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'seconds', RefreshToken: 'seconds' },
      PreventUserExistenceErrors: settings.hidesUserExistence ? 'ENABLED' : 'LEGACY',
      EnableTokenRevocation: settings.revocable,
      RefreshTokenRotation: {
        Feature: settings.rotates ? 'ENABLED' : 'DISABLED',
        RetryGracePeriodSeconds: settings.rotationGrace / SECOND,
      },
      ReadAttributes: settings.readAttributes,
      WriteAttributes: settings.writeAttributes,
    },
  };
}

export async function listUserPools({ context }: Administration, input: Input): Promise<object> {
  const { MaxResults, NextToken = '' } = member.read(ListInput, input);
  const pools = context.store.list<Pool>('pools').filter(({ key }) => key > NextToken);
  const shown = pools.slice(0, MaxResults);
  const last = shown.at(-1);
  return {
    UserPools: shown.map(({ value }) => summary(value)),
    ...(pools.length > shown.length && last !== undefined ? { NextToken: last.key } : {}),
  };
}

function summary(pool: Pool): object {
  return {
    Id: pool.id,
    Name: pool.name,
    LambdaConfig: pool.settings.LambdaConfig,
    CreationDate: pool.createdAt / 1000,
    LastModifiedDate: pool.modifiedAt / 1000,
  };
}
