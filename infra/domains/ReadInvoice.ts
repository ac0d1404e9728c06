import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { StateMachine as Machine } from 'aws-cdk-lib/aws-stepfunctions';
import {
  Choice,
  Condition,
  DefinitionBody,
  IntegrationPattern,
  JitterType,
  LogLevel,
  Pass,
  QueryLanguage,
  StateMachine,
  Succeed,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvokeJsonataProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { InvoiceReason } from '#model/invoices.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { Alarms } from '../constructs/Alarms.ts';
import type { Fn } from '../constructs/Fn.ts';
import { versionsFinding } from '../constructs/Fn.ts';
import { timeoutOf } from '../constructs/taskTimeouts.ts';

type Step =
  | 'inspectDocument'
  | 'readXml'
  | 'readText'
  | 'readPage'
  | 'startReadingJob'
  | 'splitReading'
  | 'normaliseReading'
  | 'compareInvoice'
  | 'describeInvoice'
  | 'saveReading'
  | 'refuseReading';

export interface ReadInvoiceProps {
  readonly config: StageConfig;
  readonly alarms: Alarms;
  readonly steps: Readonly<Record<Step, Fn>>;
}

/** What the document itself is to blame for: trying again would not help. */
const documentReasons: readonly InvoiceReason[] = [
  'ENCRYPTED',
  'UNREADABLE',
  'TOO_MANY_PAGES',
  'UNSUPPORTED_TYPE',
  'BLANK',
  'NOT_AN_INVOICE',
];

/** What a service says that has too much to do. Textract's default quota is a few pages a second, in some regions one. */
const tooMuch = [
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'LimitExceededException',
  'TooManyRequestsException',
  'Lambda.TooManyRequestsException',
];

/** Bytes that Textract reads of a document at once. https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
const SYNCHRONOUS_BYTES = 10 * 1024 * 1024;

const INPUT = '$states.context.Execution.Input';
const identity = { invoiceId: `{% ${INPUT}.invoiceId %}`, attempt: `{% ${INPUT}.attempt %}` };

/** Name of the workflow of a stage: what is part of it and starts it, too, cannot refer to it. */
export function readInvoiceName(config: StageConfig): string {
  return `marquee-${config.stage}-ReadInvoice`;
}

/**
 * The reading of one document: look at it, read it in the way that is exact for it, part it where it holds several invoices, normalise what was
 * read, describe it, save it. Whatever happens, the invoice ends in a status with a reason. An execution that is given a `reading` is about
 * an invoice that was parted from another one, and goes on from there.
 */
export class ReadInvoice extends Construct {
  readonly machine: Machine;
  /** ARN of its executions, whatever their names. */
  readonly executionArns: string;

  constructor(scope: Construct, id: string, props: ReadInvoiceProps) {
    super(scope, id);
    const { config, steps } = props;
    const task = (
      name: string,
      step: Step,
      payload: TaskInput,
      result: Pick<LambdaInvokeJsonataProps, 'outputs' | 'assign'> = {},
    ) =>
      LambdaInvoke.jsonata(this, name, {
        lambdaFunction: steps[step],
        payload,
        retryOnServiceExceptions: false,
        taskTimeout: timeoutOf(steps[step]),
        outputs: {},
        ...result,
      });
    const withPages = `$merge([${INPUT}, {"pages": $pages}])`;

    const refuse = (name: string, status: 'REJECTED' | 'FAILED', reason: string) =>
      retried(task(name, 'refuseReading', TaskInput.fromObject({ ...identity, status, reason })), 6);
    const rejected = refuse('RejectInvoice', 'REJECTED', '{% $states.input.Error %}');
    const timedOut = refuse('TimeOutReading', 'FAILED', 'READING_TIMED_OUT');
    const failed = refuse('FailReading', 'FAILED', 'READER_UNAVAILABLE');
    const guarded = <State extends TaskStateBase>(state: State): State => {
      state.addCatch(rejected, { errors: [...documentReasons] });
      state.addCatch(timedOut, { errors: ['States.Timeout'] });
      state.addCatch(failed, { errors: ['States.ALL'] });
      return state;
    };

    const inspect = guarded(
      retried(
        task('InspectDocument', 'inspectDocument', TaskInput.fromText(`{% ${INPUT} %}`), {
          assign: { pages: '{% $states.result.Payload.pages %}', route: '{% $states.result.Payload.route %}' },
        }),
      ),
    );
    const readPage = guarded(
      retried(
        task('ReadPage', 'readPage', TaskInput.fromText(`{% ${withPages} %}`), {
          outputs: { reading: '{% $states.result.Payload.reading %}' },
        }),
      ),
    );
    const readPages = guarded(
      retried(
        LambdaInvoke.jsonata(this, 'ReadPages', {
          lambdaFunction: steps.startReadingJob,
          integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
          payload: TaskInput.fromText(`{% $merge([${withPages}, {"taskToken": $states.context.Task.Token}]) %}`),
          outputs: { reading: '{% $states.result.reading %}' },
          taskTimeout: Timeout.duration(Duration.minutes(15)),
          retryOnServiceExceptions: false,
        }),
      ),
    );
    const readXml = guarded(
      retried(
        task('ReadXml', 'readXml', TaskInput.fromText(`{% ${withPages} %}`), {
          outputs: { reading: '{% $states.result.Payload.reading %}' },
        }),
      ),
    );
    const readText = retried(
      task('ReadText', 'readText', TaskInput.fromText(`{% ${withPages} %}`), {
        outputs: '{% $states.result.Payload %}',
      }),
      2,
    );
    readText.addCatch(rejected, { errors: [...documentReasons] });
    const split = guarded(
      retried(
        task(
          'SplitReading',
          'splitReading',
          TaskInput.fromObject({ ...identity, pages: '{% $pages %}', reading: '{% $states.input.reading %}' }),
          {
            assign: { pages: '{% $states.result.Payload.pages %}' },
            outputs: { reading: '{% $states.result.Payload.reading %}' },
          },
        ),
      ),
    );
    const normalise = guarded(
      retried(
        task(
          'NormaliseReading',
          'normaliseReading',
          TaskInput.fromObject({ ...identity, reading: '{% $states.input.reading %}' }),
          {
            assign: { fields: '{% $states.result.Payload.fields %}', outcome: '{% $states.result.Payload.outcome %}' },
            outputs: { insights: null },
          },
        ),
      ),
    );
    const compare = guarded(
      retried(
        task('CompareInvoice', 'compareInvoice', TaskInput.fromObject({ ...identity, fields: '{% $fields %}' }), {
          assign: {
            outcome: '{% $states.result.Payload.outcome %}',
            asksModel: '{% $states.result.Payload.asksModel %}',
          },
          outputs: { insights: null },
        }),
      ),
    );
    const save = guarded(
      retried(
        task(
          'SaveReading',
          'saveReading',
          TaskInput.fromObject({
            ...identity,
            pages: '{% $pages %}',
            fields: '{% $fields %}',
            outcome: '{% $outcome %}',
            insights: '{% $states.input.insights %}',
          }),
        ),
      ),
    );
    const describe = retried(
      task('DescribeInvoice', 'describeInvoice', TaskInput.fromObject({ ...identity, fields: '{% $fields %}' }), {
        outputs: { insights: '{% $states.result.Payload.insights %}' },
      }),
      2,
      2,
    );
    // What the model cannot do is no reason to lose a reading.
    describe.addCatch(save, { errors: ['States.ALL'], outputs: { insights: null } });

    // One page is one invoice; one XML file may hold several.
    const several = Choice.jsonata(this, 'Several?')
      .when(Condition.jsonata("{% $pages > 1 or $route = 'XML' %}"), split.next(normalise))
      .otherwise(normalise);
    const textract = Choice.jsonata(this, 'OnePage?')
      .when(Condition.jsonata(`{% $pages = 1 and ${INPUT}.size <= ${SYNCHRONOUS_BYTES} %}`), readPage.next(several))
      .otherwise(readPages.next(several));
    // What goes wrong with a text layer is no reason to lose a document that can be looked at.
    readText.addCatch(textract, { errors: ['States.ALL'] });
    readText.next(
      Choice.jsonata(this, 'Sure?').when(Condition.jsonata('{% $states.input.sure %}'), several).otherwise(textract),
    );
    readXml.next(
      Choice.jsonata(this, 'EInvoice?')
        .when(Condition.jsonata('{% $states.input.reading != null %}'), several)
        .otherwise(textract),
    );
    inspect.next(
      Choice.jsonata(this, 'Route?')
        .when(Condition.jsonata("{% $route = 'XML' %}"), readXml)
        .when(Condition.jsonata("{% $route = 'TEXT' %}"), readText)
        .otherwise(textract),
    );
    const parted = Pass.jsonata(this, 'TakeReading', {
      assign: { pages: `{% ${INPUT}.pages %}` },
      outputs: { reading: `{% ${INPUT}.reading %}` },
    });
    const definition = Choice.jsonata(this, 'PartedBefore?')
      .when(Condition.jsonata(`{% $exists(${INPUT}.reading) %}`), parted.next(normalise))
      .otherwise(inspect);
    normalise.next(compare);
    if (config.insights) {
      describe.next(save);
      // What the model is asked about is a rule: model/insights.ts.
      compare.next(
        Choice.jsonata(this, 'AsksModel?').when(Condition.jsonata('{% $asksModel %}'), describe).otherwise(save),
      );
    } else {
      compare.next(save);
    }
    save.next(new Succeed(this, 'Done', { queryLanguage: QueryLanguage.JSONATA }));

    const logs = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/states/marquee-${config.stage}-ReadInvoice`,
      retention: config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: readInvoiceName(config),
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(definition),
      timeout: Duration.minutes(25),
      tracingEnabled: true,
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    });
    this.executionArns = Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${this.machine.stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    acknowledge(this.machine, {
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray and log delivery know no resource.',
      ...Object.fromEntries(
        Object.values(steps).map((fn) => [versionsFinding(fn), 'The versions of its own functions.']),
      ),
    });
    const period = Duration.minutes(5);
    const ends = {
      Failed: { metric: this.machine.metricFailed({ period }), how: 'failed' },
      TimedOut: { metric: this.machine.metricTimedOut({ period }), how: 'took too long' },
      Aborted: { metric: this.machine.metricAborted({ period }), how: 'was stopped' },
    };
    for (const [end, { metric, how }] of Object.entries(ends)) {
      props.alarms.whenAbove(this, `${end}Alarm`, {
        metric,
        threshold: 0,
        says: `A reading ${how} without giving its invoice a status: see the execution. The sweep gives it one within three minutes.`,
      });
    }
  }
}

/**
 * Tries again whatever the document is not to blame for, spread at random so that many do not come at once. A service that has too much
 * to do is given minutes: hundreds of documents dropped at once wait for their turn, and none fails for it.
 * https://docs.aws.amazon.com/textract/latest/dg/limits-quotas-explained.html
 */
function retried<State extends TaskStateBase>(state: State, maxAttempts = 4, patience = 12): State {
  state.addRetry({ errors: [...documentReasons], maxAttempts: 0 });
  state.addRetry({
    errors: [...tooMuch],
    interval: Duration.seconds(2),
    backoffRate: 2,
    maxAttempts: patience,
    maxDelay: Duration.seconds(60),
    jitterStrategy: JitterType.FULL,
  });
  state.addRetry({
    errors: ['States.TaskFailed'],
    interval: Duration.seconds(1),
    backoffRate: 2,
    maxAttempts,
    maxDelay: Duration.seconds(30),
    jitterStrategy: JitterType.FULL,
  });
  return state;
}
