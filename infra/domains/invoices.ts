import { ArnFormat, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge, resourceFinding } from '../constructs/acknowledge.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn, grantPublish } from '../constructs/Fn.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import { ReadInvoice, readInvoiceName } from './ReadInvoice.ts';

/** Suppliers' invoices: read by Textract, described by a Bedrock model, shown live. */
export class InvoicesStack extends Stack {
  constructor(scope: Construct, id: string, config: StageConfig, state: StateStack, api: ApiStack) {
    super(scope, id, { description: `Marquee ${config.stage}: invoices` });
    const { tables, documents, topics, alarms } = state;
    const fn = { domain: 'invoices', config, alarms } as const;
    const inferenceProfile = new CfnParameter(this, 'InferenceProfile', {
      default: config.model.inferenceProfile,
      description: 'Bedrock inference profile (or model) that describes and explains invoices.',
    });
    const foundationModel = new CfnParameter(this, 'FoundationModel', {
      default: config.model.foundationModel,
      description: 'The foundation model behind the inference profile.',
    });
    const askModel = (asker: Fn): Fn => {
      const model = `arn:${this.partition}:bedrock:*::foundation-model/${foundationModel.valueAsString}`;
      const profile = this.formatArn({
        service: 'bedrock',
        resource: 'inference-profile',
        resourceName: inferenceProfile.valueAsString,
      });
      asker.may(['bedrock:InvokeModel'], [profile, model]).sets('MODEL_ID', inferenceProfile.valueAsString);
      asker.acknowledges({
        [resourceFinding(this, model)]: 'An inference profile sends to the model in several regions.',
      });
      return asker;
    };

    const inspectDocument = new Fn(this, 'inspectDocument', {
      ...fn,
      timeout: Duration.seconds(60),
      memory: 1024,
    }).usesBucket(documents, {
      read: ['files/*'],
    });
    const opensDocument = { ...fn, timeout: Duration.seconds(60), memory: 1024 };
    const readXml = new Fn(this, 'readXml', opensDocument).usesBucket(documents, {
      read: ['files/*'],
      write: ['readings/*'],
    });
    const readText = new Fn(this, 'readText', opensDocument).usesBucket(documents, {
      read: ['files/*'],
      write: ['readings/*'],
    });
    const readPage = new Fn(this, 'readPage', { ...fn, timeout: Duration.seconds(90), memory: 512 })
      .usesBucket(documents, { read: ['files/*'], write: ['readings/*'] })
      .may(['textract:AnalyzeExpense'], ['*']);
    const jobNotices = new Queue(this, 'ReadingJobNotices', { alarms, visibility: Duration.minutes(6) });
    const startReadingJob = new Fn(this, 'startReadingJob', { ...fn, timeout: Duration.seconds(30) })
      .usesBucket(documents, { read: ['files/*'] })
      .usesTable(tables.ReadingJobs, ['PutItem'])
      .may(['textract:StartExpenseAnalysis'], ['*']);
    // Textract says of 50 dense pages some 45 MB: as bytes, as text (twice that where one sign is not Latin) and parsed, they take half a
    // gigabyte beside the SDK.
    const wholeReading = 1024;
    const finishReadingJob = new Fn(this, 'finishReadingJob', {
      ...fn,
      timeout: Duration.seconds(60),
      memory: wholeReading,
    })
      .usesBucket(documents, { write: ['readings/*'], delete: ['readings/*'], list: ['readings/*'] })
      .usesTable(tables.ReadingJobs, ['GetItem'])
      .usesTable(tables.Invoices, ['GetItem'])
      .may(['textract:GetExpenseAnalysis'], ['*'])
      .worksOff(jobNotices, 1);
    this.jobTopic(state, jobNotices, startReadingJob);
    const normaliseReading = new Fn(this, 'normaliseReading', {
      ...fn,
      timeout: Duration.seconds(30),
      memory: wholeReading,
    }).usesBucket(documents, {
      read: ['readings/*'],
      write: ['readings/*'],
    });
    const compareInvoice = new Fn(this, 'compareInvoice', {
      ...fn,
      timeout: Duration.seconds(30),
      memory: wholeReading,
    })
      .usesBucket(documents, { read: ['readings/*'], write: ['readings/*'] })
      .usesTable(tables.Invoices, ['GetItem'])
      .usesTable(tables.Files, ['GetItem'])
      .usesTable(tables.Vendors, ['GetItem', 'PutItem', 'UpdateItem'])
      .usesTable(tables.VendorNames, ['GetItem', 'PutItem'])
      .usesTable(tables.VendorInvoices, ['UpdateItem'])
      .usesTable(tables.InvoiceTwins, ['GetItem', 'UpdateItem']);
    // It is a step of the workflow that it starts for the others of a file: the name stands for what it cannot refer to.
    const workflowArn = this.formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: readInvoiceName(config),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const splitReading = new Fn(this, 'splitReading', { ...fn, timeout: Duration.seconds(30), memory: wholeReading })
      .usesBucket(documents, { read: ['readings/*'], write: ['readings/*'] })
      .usesTable(tables.Invoices, ['GetItem', 'PutItem', 'UpdateItem'])
      .may(['states:StartExecution'], [workflowArn])
      .sets('READ_INVOICE_STATE_MACHINE', workflowArn);
    const describeInvoice = askModel(
      new Fn(this, 'describeInvoice', { ...fn, timeout: Duration.seconds(30) }).usesBucket(documents, {
        read: ['readings/*'],
        write: ['readings/*'],
      }),
    );
    const saveReading = new Fn(this, 'saveReading', fn)
      .usesBucket(documents, { read: ['readings/*'], delete: ['readings/*'], list: ['readings/*'] })
      .usesTable(tables.Invoices, ['GetItem', 'UpdateItem'])
      .usesTable(tables.InvoiceRevisions, ['PutItem']);
    const refuseReading = new Fn(this, 'refuseReading', fn)
      .usesBucket(documents, { delete: ['readings/*'], list: ['readings/*'] })
      .usesTable(tables.Invoices, ['GetItem', 'UpdateItem']);
    const workflow = new ReadInvoice(this, 'ReadInvoice', {
      config,
      alarms,
      steps: {
        inspectDocument,
        readXml,
        readText,
        readPage,
        startReadingJob,
        splitReading,
        normaliseReading,
        compareInvoice,
        describeInvoice,
        saveReading,
        refuseReading,
      },
    });
    finishReadingJob.may(['states:SendTaskSuccess', 'states:SendTaskFailure'], [workflow.machine.stateMachineArn]);
    const startsReadings = (starter: Fn): Fn =>
      starter
        .usesTable(tables.Invoices, ['GetItem', 'UpdateItem'])
        .may(['states:StartExecution'], [workflow.machine.stateMachineArn])
        .sets('READ_INVOICE_STATE_MACHINE', workflow.machine.stateMachineArn);

    const fileEvents = new Queue(this, 'InvoiceFileEvents', { alarms, visibility: Duration.seconds(60) }).hears(
      topics.FileEvents,
    );
    startsReadings(new Fn(this, 'followFile', fn)).worksOff(fileEvents);
    const rereadInvoice = startsReadings(new Fn(this, 'rereadInvoice', fn));
    const sweepReadings = startsReadings(new Fn(this, 'sweepReadings', { ...fn, timeout: Duration.seconds(50) }))
      .usesTable(tables.Invoices, ['Query'], ['due'])
      .may(['states:DescribeExecution'], [workflow.executionArns]);
    sweepReadings.acknowledges({
      [resourceFinding(this, workflow.executionArns)]:
        'The executions of one workflow: their names are not known beforehand.',
    });
    const everyMinute = new Rule(this, 'EveryMinute', {
      description: 'Readings that were never started or never ended.',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweepReadings)],
    });
    alarms.whenUndelivered(everyMinute);

    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Changes of Invoices could not be told after ten tries: the messages say which part of the stream. It keeps a day.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    // AppSync may take 30 seconds; a function that ended before it gave up would be handed the whole batch again.
    const teller = { ...fn, timeout: Duration.seconds(30) };
    new Fn(this, 'publish', teller)
      .may(['appsync:GraphQL'], [`${api.api.arn}/types/Mutation/fields/publishInvoiceChange`])
      .sets('GRAPHQL_URL', api.api.graphqlUrl)
      .follows(tables.Invoices, unheard);
    new Fn(this, 'announce', teller)
      .publishesTo(topics.InvoiceEvents, state.key, 'INVOICE_EVENTS_TOPIC')
      .follows(tables.Invoices, unheard);
    const removals = new Queue(this, 'ReadingRemovals', { alarms, visibility: Duration.seconds(180) }).hears(
      topics.InvoiceEvents,
      ['InvoiceDeleted'],
    );
    new Fn(this, 'removeReadings', { ...fn, timeout: Duration.seconds(30) })
      .usesBucket(documents, { delete: ['readings/*'], list: ['readings/*'] })
      .usesTable(tables.InvoiceRevisions, ['Query', 'UpdateItem'])
      .worksOff(removals);

    const corrections = new Queue(this, 'CorrectionEvents', { alarms, visibility: Duration.seconds(180) }).hears(
      topics.InvoiceEvents,
      ['InvoiceRead', 'InvoiceNeedsReview'],
    );
    new Fn(this, 'learnHints', { ...fn, timeout: Duration.seconds(30), memory: wholeReading })
      .usesBucket(documents, { read: ['readings/*'] })
      .usesTable(tables.Invoices, ['GetItem'])
      .usesTable(tables.InvoiceRevisions, ['GetItem'])
      .usesTable(tables.Vendors, ['GetItem', 'UpdateItem'])
      .usesTable(tables.VendorNames, ['GetItem', 'PutItem'])
      .worksOff(corrections);

    const signDocument = new Fn(this, 'signDocument', fn)
      .usesBucket(documents, { read: ['files/*'] })
      .usesTable(tables.Files, ['GetItem']);
    const correctInvoice = new Fn(this, 'correctInvoice', { ...fn, timeout: Duration.seconds(28) })
      .usesTable(tables.Invoices, ['GetItem', 'UpdateItem'])
      .usesTable(tables.InvoiceRevisions, ['PutItem'])
      .usesTable(tables.Files, ['GetItem'])
      .usesTable(tables.Vendors, ['GetItem', 'PutItem', 'UpdateItem'])
      .usesTable(tables.VendorNames, ['GetItem', 'PutItem'])
      .usesTable(tables.VendorInvoices, ['GetItem', 'UpdateItem'])
      .usesTable(tables.InvoiceTwins, ['GetItem', 'UpdateItem']);
    const approveInvoices = new Fn(this, 'approveInvoices', { ...fn, timeout: Duration.seconds(28) })
      .usesTable(tables.Invoices, ['GetItem', 'UpdateItem'])
      .usesTable(tables.InvoiceRevisions, ['PutItem']);
    const describeOnDemand = askModel(
      new Fn(this, 'describeOnDemand', { ...fn, timeout: Duration.seconds(28) })
        .usesTable(tables.Invoices, ['GetItem', 'UpdateItem'])
        .usesTable(tables.InvoiceRevisions, ['PutItem']),
    );
    const explainInvoice = askModel(new Fn(this, 'explainInvoice', { ...fn, timeout: Duration.seconds(28) }));
    new Resolvers(this, 'Resolvers', {
      api: api.api,
      domain: 'invoices',
      tables,
      functions: { signDocument, rereadInvoice, explainInvoice, describeOnDemand, correctInvoice, approveInvoices },
    });

    addDashboard(this, config, 'invoices', [
      [
        new GraphWidget({
          title: 'Readings',
          left: [workflow.machine.metricStarted(), workflow.machine.metricSucceeded()],
          right: [workflow.machine.metricFailed(), workflow.machine.metricTimedOut()],
        }),
        new GraphWidget({ title: 'Time to read', left: [workflow.machine.metricTime({ statistic: 'p95' })] }),
      ],
      [
        new GraphWidget({
          title: 'Waiting',
          left: [jobNotices, fileEvents, removals, corrections].map(({ queue }) =>
            queue.metricApproximateNumberOfMessagesVisible(),
          ),
        }),
        new GraphWidget({
          title: 'Language model',
          left: [describeInvoice.metricDuration()],
          right: [describeInvoice.metricErrors()],
        }),
      ],
    ]);
  }

  /** Textract tells on this topic that a job of several pages has ended. */
  private jobTopic(state: StateStack, notices: Queue, starter: Fn): void {
    const topic = new Topic(this, 'TextractJobs', { masterKey: state.key, enforceSSL: true });
    const notifier = new Role(this, 'TextractNotifierRole', {
      assumedBy: new ServicePrincipal('textract.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    });
    grantPublish(notifier, topic, state.key);
    state.alarms.whenUnheard(topic);
    notices.hears(topic);
    starter.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['iam:PassRole'],
        resources: [notifier.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'textract.amazonaws.com' } },
      }),
    );
    starter.sets('TEXTRACT_JOBS_TOPIC', topic.topicArn).sets('TEXTRACT_NOTIFIER_ROLE', notifier.roleArn);
  }
}
