import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import { TicketHolds } from './ticketHolds.ts';

export interface BookingsStackProps {
  readonly config: StageConfig;
  readonly state: StateStack;
  readonly api: ApiStack;
}

/** Tickets of events: held, booked, cancelled. */
export class BookingsStack extends Stack {
  constructor(scope: Construct, id: string, props: BookingsStackProps) {
    const { config, state, api } = props;
    super(scope, id, { description: `Marquee ${config.stage}: tickets and bookings` });
    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'bookings', tables: state.tables, functions: {} });
    new TicketHolds(this, 'TicketHolds', { config, state, api });
  }
}
