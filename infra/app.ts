import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Stage } from './config.ts';
import { stageConfig, stages } from './config.ts';
import { AccountStack } from './domains/account.ts';
import { BookingsStack } from './domains/bookings.ts';
import { CancellationsStack } from './domains/cancellations.ts';
import { CatalogStack } from './domains/catalog.ts';
import { EventsStack } from './domains/events.ts';
import { FilesStack } from './domains/files.ts';
import { IntakeStack } from './domains/intake.ts';
import { InvoicesStack } from './domains/invoices.ts';
import { MailStack } from './domains/mail.ts';
import { OrdersStack } from './domains/orders.ts';
import { PaymentsStack } from './domains/payments.ts';
import { ReceiptsStack } from './domains/receipts.ts';
import { RecurringStack } from './domains/recurring.ts';
import { RefundsStack } from './domains/refunds.ts';
import { ReportsStack } from './domains/reports.ts';
import { VendorsStack } from './domains/vendors.ts';
import { ApiStack } from './stacks/ApiStack.ts';
import { ClientStack } from './stacks/ClientStack.ts';
import { StateStack } from './stacks/StateStack.ts';
import { WebStack } from './stacks/WebStack.ts';

export interface BuildOptions {
  /** Where the cloud assembly goes. */
  readonly outdir?: string;
  readonly stages: readonly Stage[];
  /** Whether cdk-nag looks at every resource (seconds). */
  readonly nag: boolean;
}

/** The stacks of the given stages. State ← API ← one stack per domain, deployed one after another: AppSync takes one change at a time. */
export function buildApp(options: BuildOptions): App {
  const app = new App({
    ...(options.outdir ? { outdir: options.outdir } : {}),
    analyticsReporting: false,
    context: {
      '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
      '@aws-cdk/aws-iam:minimizePolicies': true,
      '@aws-cdk/core:checkSecretUsage': true,
      '@aws-cdk/aws-stepfunctions-tasks:useNewS3UriParametersForBedrockInvokeModelTask': true,
    },
  });
  for (const stage of options.stages) addStage(app, stage);
  if (options.nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

function addStage(app: App, stage: Stage): void {
  const config = stageConfig(stage, process.env);
  const id = (name: string) => `marquee-${stage}-${name}`;
  const web = new WebStack(app, id('web'), config);
  const state = new StateStack(app, id('state'), config, web);
  const api = new ApiStack(app, id('api'), config, state);
  const account = new AccountStack(app, id('account'), config, state, api);
  const mail = new MailStack(app, id('mail'), config, state, api);
  const files = new FilesStack(app, id('files'), config, state, api);
  const invoices = new InvoicesStack(app, id('invoices'), config, state, api);
  const reports = new ReportsStack(app, id('reports'), config, state, api);
  const intake = new IntakeStack(app, id('intake'), config, web, state, api, mail);
  const vendors = new VendorsStack(app, id('vendors'), config, state, api);
  const catalog = new CatalogStack(app, id('catalog'), config, web, state, api, mail);
  const payments = new PaymentsStack(app, id('payments'), config, web, state);
  const receipts = new ReceiptsStack(app, id('receipts'), { config, web, state, api, mail });
  const orders = new OrdersStack(app, id('orders'), {
    config,
    web,
    state,
    api,
    mail,
    provider: payments.provider,
    receipts,
  });
  const refunds = new RefundsStack(app, id('refunds'), { config, state, api, provider: payments.provider });
  const recurring = new RecurringStack(app, id('recurring'), {
    config,
    web,
    state,
    api,
    mail,
    provider: payments.provider,
    processOrder: orders.processOrder,
  });
  const events = new EventsStack(app, id('events'), { config, web, state, api });
  const cancellations = new CancellationsStack(app, id('cancellations'), { config, web, state, api, mail });
  const bookings = new BookingsStack(app, id('bookings'), {
    config,
    web,
    state,
    api,
    mail,
    provider: payments.provider,
    receipts,
    exportAttendees: cancellations.exportAttendees,
  });
  const client = new ClientStack(app, id('client'), config, web, state, api);
  mail.addStackDependency(account);
  files.addStackDependency(mail);
  invoices.addStackDependency(files);
  reports.addStackDependency(invoices);
  intake.addStackDependency(reports);
  vendors.addStackDependency(intake);
  catalog.addStackDependency(vendors);
  payments.addStackDependency(catalog);
  receipts.addStackDependency(payments);
  orders.addStackDependency(receipts);
  refunds.addStackDependency(orders);
  recurring.addStackDependency(refunds);
  events.addStackDependency(recurring);
  cancellations.addStackDependency(events);
  bookings.addStackDependency(cancellations);
  for (const stack of [
    web,
    state,
    api,
    account,
    mail,
    files,
    invoices,
    reports,
    intake,
    vendors,
    catalog,
    payments,
    receipts,
    orders,
    refunds,
    recurring,
    events,
    cancellations,
    bookings,
    client,
  ]) {
    stack.terminationProtection = config.keepData;
    Tags.of(stack).add('marquee:stage', stage);
  }
}

if (import.meta.main) {
  const asked = process.env['MARQUEE_STAGE'];
  const chosen = stages.filter((stage) => asked === undefined || stage === asked);
  if (chosen.length === 0) throw new Error(`MARQUEE_STAGE is "${asked}"; it is one of ${stages.join(', ')}.`);
  const outdir = process.env['CDK_OUTDIR'];
  buildApp({ ...(outdir ? { outdir } : {}), stages: chosen, nag: process.env['MARQUEE_NAG'] === 'on' }).synth();
}
