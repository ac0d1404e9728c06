import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';

/** What is sold: products, their stock, what finds them. */
export class CatalogStack extends Stack {
  constructor(scope: Construct, id: string, config: StageConfig, state: StateStack, api: ApiStack) {
    super(scope, id, { description: `Marquee ${config.stage}: catalog` });
    const { tables } = state;
    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'catalog', tables, functions: {} });
  }
}
