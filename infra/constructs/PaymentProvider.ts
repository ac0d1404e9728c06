import { CfnOutput, CfnParameter, RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge } from './acknowledge.ts';
import type { Fn } from './Fn.ts';
import type { Table } from './Table.ts';

export interface PaymentProviderProps {
  readonly config: StageConfig;
  readonly payments: Table;
  readonly refunds: Table;
  readonly orders: Table;
  readonly bookings: Table;
  /** The web app's, where a browser comes back to after a check at the bank. */
  readonly webOrigin: string;
}

/** Stripe: where it answers, and the secret to talk to it with. What stands in the secret at first lets nobody in; docs/operations.md tells how to fill it. */
export class PaymentProvider extends Construct {
  private readonly secret: Secret;
  private readonly apiUrl: string;
  private readonly props: PaymentProviderProps;

  constructor(scope: Construct, id: string, props: PaymentProviderProps) {
    super(scope, id);
    this.props = props;
    this.apiUrl = parameter(scope, 'StripeApiUrl', 'https://api.stripe.com', 'Where Stripe answers.');
    this.secret = new Secret(this, 'Secret', {
      description: `Marquee ${props.config.stage}: Stripe's secretKey and webhookSecret`,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ secretKey: 'sk_not_filled_in' }),
        generateStringKey: 'webhookSecret',
        excludePunctuation: true,
      },
      removalPolicy: props.config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.secret, {
      'AwsSolutions-SMG4': 'Stripe makes these secrets: docs/operations.md tells how to roll them.',
    });
    new CfnOutput(scope, 'StripeSecretArn', { value: this.secret.secretArn });
  }

  /** Lets a function pay: the payments' table, the secret, and where to. What it needs is `paymentSettings` (functions/platform/payments/connect.ts). */
  usedBy(fn: Fn): Fn {
    return this.trustedBy(fn)
      .usesTable(this.props.payments, ['GetItem', 'PutItem', 'UpdateItem'])
      .sets('PAYMENT_RETURN_URL', this.props.webOrigin);
  }

  /**
   * Lets a function move refunds: both rows in one transaction, the provider, and what is refunded. What it needs is `refundSettings`
   * (functions/platform/payments/connect.ts).
   */
  refundedBy(fn: Fn): Fn {
    return this.trustedBy(fn)
      .usesTable(this.props.payments, ['GetItem', 'UpdateItem'])
      .usesTable(this.props.refunds, ['GetItem', 'PutItem', 'UpdateItem'])
      .usesTable(this.props.orders, ['GetItem'])
      .usesTable(this.props.bookings, ['GetItem']);
  }

  /** Lets a function that pays for purchases of a kind, and has their table, give back what was paid. What it needs is `reversalSettings`. */
  undoneBy(paying: Fn): Fn {
    return paying.usesTable(this.props.refunds, ['GetItem', 'PutItem', 'UpdateItem']);
  }

  /**
   * Lets a function save cards: their table, the owners' customers, and the provider. What it needs is `setupSettings`
   * (functions/platform/payments/connectSetups.ts).
   */
  savesCards(fn: Fn, { CardSetups, PaymentCustomers }: Readonly<Record<'CardSetups' | 'PaymentCustomers', Table>>): Fn {
    return this.trustedBy(fn)
      .usesTable(CardSetups, ['GetItem', 'PutItem', 'UpdateItem'])
      .usesTable(PaymentCustomers, ['GetItem', 'UpdateItem'])
      .sets('SETUP_RETURN_URL', `${this.props.webOrigin}/recurring`);
  }

  /** Lets a function prove what claims to come from Stripe. */
  trustedBy(fn: Fn): Fn {
    return fn
      .may(['secretsmanager:GetSecretValue'], [this.secret.secretArn])
      .sets('STRIPE_SECRET_ARN', this.secret.secretArn)
      .sets('STRIPE_API_URL', this.apiUrl);
  }
}

function parameter(scope: Construct, name: string, value: string, description: string): string {
  return new CfnParameter(scope, name, { default: value, description }).valueAsString;
}
