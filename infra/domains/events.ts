import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';

export interface EventsStackProps {
  readonly config: StageConfig;
  readonly web: WebStack;
  readonly state: StateStack;
  readonly api: ApiStack;
}

/** Events of organisers: what they are, where their tickets are counted, and what finds them. */
export class EventsStack extends Stack {
  constructor(scope: Construct, id: string, { config, state, api }: EventsStackProps) {
    super(scope, id, { description: `Marquee ${config.stage}: events` });
    const { tables } = state;
    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'events', tables, functions: {} });
  }
}
