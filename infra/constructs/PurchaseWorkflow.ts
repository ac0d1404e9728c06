import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  Chain,
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  IntegrationPattern,
  JitterType,
  LogLevel,
  Parallel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  Timeout,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService, LambdaInvoke, SnsPublish, SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { LambdaInvokeJsonataProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { PurchaseLife } from '#model/purchases.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './Alarms.ts';
import type { Fn } from './Fn.ts';
import { versionsFinding } from './Fn.ts';
import { lasting, patient, retried, verdicts } from './purchaseRetries.ts';
import type { Queue } from './Queue.ts';
import { callTimeout, timeoutOf } from './taskTimeouts.ts';

/** What a step is for. Its state bears the name of its function. */
type Step =
  | 'validate'
  | 'save'
  | 'pay'
  /** Takes what is bought. */
  | 'take'
  | 'capture'
  | 'receipt'
  | 'complete'
  | 'awaitAction'
  | 'stop'
  | 'reverse'
  | 'giveBack'
  | 'end'
  | 'mark';

export interface PurchaseWorkflowProps {
  readonly config: StageConfig;
  readonly alarms: Alarms;
  readonly life: PurchaseLife;
  /** The name of the machine. */
  readonly name: WorkflowName;
  /** One purchase, as alarms call it. */
  readonly one: string;
  readonly steps: Readonly<Record<Step, Fn>>;
  /** Hears that one is paid. */
  readonly notifications: ITopic;
  readonly key: IKey;
  /** Takes mails. */
  readonly mails: Queue;
  /** Seconds that the owner has to complete a payment. A parameter's value may stand in it. */
  readonly actionSeconds: number;
}

/** How often a paid purchase whose owner could not be told is tried again by one execution; the sweeper begins others. */
const FORWARD_TRIES = 5;

/** How often a paid purchase was tried again: the first input has no count. */
const TRIES = '($exists($states.input.tries) ? $states.input.tries : 0)';

const INPUT = '$states.context.Execution.Input';

/** The express machine's answer is its outcome; where it failed, the name of its error. */
const ANSWER =
  '$states.result.Status = "SUCCEEDED" ? $parse($states.result.Output) : {"outcome": "FAILED", "error": $exists($states.result.Error) ? $states.result.Error : $states.result.Status}';

/** What a state reports whose output is undefined. */
const NO_OUTPUT = 'States.QueryEvaluationError';

export type WorkflowName = 'ProcessOrder' | 'ProcessBooking';

/** Name of a workflow of a stage: what is part of it and wakes it, too, cannot refer to it. */
export function workflowName(config: StageConfig, name: WorkflowName): string {
  return `marquee-${config.stage}-${name}`;
}

/**
 * What happens to a purchase between its placing and its end. Two machines: an express one carries out the steps, which costs next to nothing, and a
 * standard one runs it, waits for the owner, and undoes what cannot be brought to its end. docs/adr/0017-two-machines-for-an-order.md
 */
export class PurchaseWorkflow extends Construct {
  /** The standard one: its executions bear the purchase's id. */
  readonly machine: StateMachine;
  /** The express one. */
  readonly steps: StateMachine;
  private readonly props: PurchaseWorkflowProps;

  constructor(scope: Construct, id: string, props: PurchaseWorkflowProps) {
    super(scope, id);
    this.props = props;
    this.steps = this.stateMachine(`${props.name}Steps`, this.stepsDefinition(), {
      type: StateMachineType.EXPRESS,
      // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: an express execution lasts five minutes at most.
      timeout: Duration.minutes(5),
    });
    this.mayTell();
    this.machine = this.stateMachine(props.name, this.runDefinition(), {
      type: StateMachineType.STANDARD,
      timeout: Duration.hours(12),
    });
    this.watch();
  }

  /** From PENDING to its completion. Ends with what is to be done with the purchase: nothing more (DONE), UNDO, or ACTION by its owner. */
  private stepsDefinition(): Chain {
    const done = this.outcome('Done', 'DONE');
    const undo = this.outcome('Undo', 'UNDO');
    const act = this.outcome('Act', 'ACTION');
    const step = (fn: Step, result: Pick<LambdaInvokeJsonataProps, 'outputs'> = {}) => {
      const state = patient(this.task(fn, {}, result));
      state.addCatch(undo, { errors: ['PurchaseStopped', 'PurchaseRefused'], outputs: {} });
      return state;
    };
    const validate = step('validate');
    const save = step('save');
    const pay = step('pay');
    pay.addCatch(act, { errors: ['PaymentActionRequired'], outputs: {} });
    const take = step('take');
    const capture = step('capture', { outputs: '{% $states.result.Payload %}' });
    const tell = Parallel.jsonata(this, 'TellOwner', { outputs: {} });
    // The mail bears the receipt's number.
    const receipt = patient(this.task('receipt', {}, { outputs: '{% $states.result.Payload %}' }));
    tell.branch(patient(this.sendNotification()), receipt.next(patient(this.sendEmail())));
    const complete = step('complete');
    tell.next(complete).next(done);
    return validate
      .next(save)
      .next(pay)
      .next(take)
      .next(capture)
      .next(Choice.jsonata(this, 'Told?').when(Condition.jsonata('{% $states.input.told %}'), done).otherwise(tell));
  }

  private runDefinition(): Chain {
    const { noun } = this.props.life;
    const Noun = `${noun[0]?.toUpperCase() ?? ''}${noun.slice(1)}`;
    const finished = new Succeed(this, 'Finished', { queryLanguage: QueryLanguage.JSONATA });
    const unfinished = Fail.jsonata(this, 'NotFinished', {
      error: `${Noun}NotFinished`,
      cause: `The ${noun} is paid and could not be completed. The sweeper begins another run.`,
    });
    const handedOver = Fail.jsonata(this, 'NotUndone', {
      error: `${Noun}NotUndone`,
      cause: `The ${noun} could not be undone: it needs attention, and its log says why.`,
    });

    // It may come late: by then a person may have begun another run.
    const mark = lasting(
      this.task('mark', {
        run: `{% ${INPUT}.run %}`,
        error: '{% $states.input.error %}',
      }),
    );
    mark.next(handedOver);
    const undoing = (fn: Step) => {
      const state = lasting(this.task(fn));
      state.addCatch(mark, { errors: ['States.ALL'], outputs: { error: '{% $states.errorOutput.Error %}' } });
      return state;
    };
    const reverse = undoing('reverse');
    reverse.next(undoing('giveBack')).next(undoing('end')).next(finished);

    const stop = lasting(
      this.task(
        'stop',
        { error: '{% $states.input.error %}' },
        { outputs: `{% $merge([$states.result.Payload, {"tries": ${TRIES}}]) %}` },
      ),
    );
    const toStop = { outputs: { error: '{% $states.errorOutput.Error %}', tries: `{% ${TRIES} %}` } };
    const run = this.runSteps('RunStepsAgain', `{% $merge([${ANSWER}, {"tries": ${TRIES}}]) %}`);
    run.addCatch(stop, { errors: ['States.ALL'], ...toStop });
    const first = this.runFirst();
    first.addCatch(run, { errors: [NO_OUTPUT], outputs: {} });
    first.addCatch(stop, { errors: ['States.ALL'], ...toStop });
    const act = this.awaitPaymentAction();
    // A time-out of anything else is no fault of the owner's.
    act.addCatch(stop, {
      errors: ['States.Timeout'],
      outputs: { error: 'PaymentActionTimedOut', tries: `{% ${TRIES} %}` },
    });
    act.addCatch(stop, { errors: ['States.ALL'], ...toStop });
    act.next(run);
    const again = Wait.jsonata(this, 'WaitToTryAgain', {
      time: WaitTime.duration(Duration.seconds(20)),
      outputs: { tries: `{% ${TRIES} + 1 %}` },
    });
    again.next(run);
    stop.next(
      Choice.jsonata(this, 'Stopped?')
        .when(Condition.jsonata("{% $states.input.next = 'UNDO' %}"), reverse)
        .when(Condition.jsonata(`{% $states.input.next = 'FORWARD' and ${TRIES} < ${FORWARD_TRIES} %}`), again)
        .when(Condition.jsonata("{% $states.input.next = 'FORWARD' %}"), unfinished)
        .otherwise(finished),
    );
    run.next(
      Choice.jsonata(this, 'Outcome?')
        .when(Condition.jsonata("{% $states.input.outcome = 'DONE' %}"), finished)
        .when(Condition.jsonata("{% $states.input.outcome = 'ACTION' %}"), act)
        .when(Condition.jsonata("{% $states.input.outcome = 'UNDO' %}"), reverse)
        .otherwise(stop),
    );
    return Chain.start(first);
  }

  /**
   * Ends the workflow where the steps end as they should: a state that looks at the outcome would be paid for with every purchase. Any other
   * outcome leaves this state without an output, which is an error that can be caught; then the steps, which pass over what was done, are
   * asked again and their outcome is looked at. https://states-language.net/spec.html#appendix-a (States.QueryEvaluationError)
   */
  private runFirst(): CallAwsService {
    return this.runSteps('RunSteps', `{% (${ANSWER}).outcome = "DONE" ? {"outcome": "DONE"} %}`, [NO_OUTPUT]);
  }

  /** Runs the express machine. */
  private runSteps(name: string, outputs: string, verdicts: readonly string[] = []): CallAwsService {
    const state = CallAwsService.jsonata(this, name, {
      service: 'sfn',
      action: 'startSyncExecution',
      iamAction: 'states:StartSyncExecution',
      iamResources: [this.steps.stateMachineArn],
      parameters: {
        StateMachineArn: this.steps.stateMachineArn,
        Input: `{% $string({"${this.props.life.idName}": ${this.purchaseId}}) %}`,
      },
      outputs,
      taskTimeout: Timeout.duration(Duration.minutes(6)),
    });
    if (verdicts.length > 0) state.addRetry({ errors: [...verdicts], maxAttempts: 0 });
    state.addRetry({
      errors: ['States.TaskFailed', 'States.Timeout'],
      interval: Duration.seconds(1),
      backoffRate: 2,
      maxAttempts: 8,
      maxDelay: Duration.seconds(60),
      jitterStrategy: JitterType.FULL,
    });
    return state;
  }

  /** Whoever hears that the owner has paid, or that the purchase is stopped, wakes it by the token that stands on the purchase. */
  private awaitPaymentAction(): LambdaInvoke {
    const state = LambdaInvoke.jsonata(this, this.props.steps.awaitAction.node.id, {
      lambdaFunction: this.props.steps.awaitAction,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({
        [this.props.life.idName]: `{% ${this.purchaseId} %}`,
        taskToken: '{% $states.context.Task.Token %}',
      }),
      outputs: {},
      taskTimeout: Timeout.duration(Duration.seconds(this.props.actionSeconds)),
      retryOnServiceExceptions: false,
    });
    state.addRetry({ errors: [...verdicts, 'States.Timeout'], maxAttempts: 0 });
    return retried(state, { attempts: 6, from: 1, to: 20 });
  }

  private sendNotification(): SnsPublish {
    return SnsPublish.jsonata(this, 'SendNotification', {
      topic: this.props.notifications,
      message: TaskInput.fromText('{% $string($states.input.notification) %}'),
      outputs: {},
      taskTimeout: callTimeout,
    });
  }

  private sendEmail(): SqsSendMessage {
    return SqsSendMessage.jsonata(this, 'SendEmail', {
      queue: this.props.mails.queue,
      messageBody: TaskInput.fromText('{% $string($states.input.mail) %}'),
      outputs: {},
      taskTimeout: callTimeout,
    });
  }

  /** The purchase, in every state. */
  private get purchaseId(): string {
    return `${INPUT}.${this.props.life.idName}`;
  }

  /** The topic is encrypted under our key. */
  private mayTell(): void {
    this.steps.addToRolePolicy(
      new PolicyStatement({ actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [this.props.key.keyArn] }),
    );
  }

  private task(
    step: Step,
    more: Readonly<Record<string, string>> = {},
    result: Pick<LambdaInvokeJsonataProps, 'outputs'> = {},
  ): LambdaInvoke {
    const fn = this.props.steps[step];
    return LambdaInvoke.jsonata(this, fn.node.id, {
      lambdaFunction: fn,
      payload: TaskInput.fromObject({ [this.props.life.idName]: `{% ${this.purchaseId} %}`, ...more }),
      retryOnServiceExceptions: false,
      taskTimeout: timeoutOf(fn),
      outputs: {},
      ...result,
    });
  }

  private outcome(name: string, outcome: 'DONE' | 'UNDO' | 'ACTION'): Succeed {
    return Succeed.jsonata(this, name, { outputs: { outcome } });
  }

  private stateMachine(
    name: WorkflowName | `${WorkflowName}Steps`,
    definition: Chain,
    { type, timeout }: { type: StateMachineType; timeout: Duration },
  ): StateMachine {
    const { config } = this.props;
    const logs = new LogGroup(this, `${name}Log`, {
      logGroupName: `/aws/vendedlogs/states/marquee-${config.stage}-${name}`,
      retention: config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const machine = new StateMachine(this, name, {
      stateMachineName: `marquee-${config.stage}-${name}`,
      stateMachineType: type,
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(definition),
      timeout,
      tracingEnabled: true,
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    });
    acknowledge(machine, {
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray and log delivery know no resource.',
      ...Object.fromEntries(
        Object.values(this.props.steps).map((fn) => [versionsFinding(fn, this), 'The versions of its own functions.']),
      ),
    });
    return machine;
  }

  private watch(): void {
    const period = Duration.minutes(5);
    const { alarms, life, one } = this.props;
    const ends = (machine: StateMachine) => ({
      Failed: { metric: machine.metricFailed({ period }), how: 'failed' },
      TimedOut: { metric: machine.metricTimedOut({ period }), how: 'took too long' },
      Aborted: { metric: machine.metricAborted({ period }), how: 'was stopped' },
    });
    for (const [end, { metric, how }] of Object.entries(ends(this.machine))) {
      alarms.whenAbove(this, `${end}Alarm`, {
        metric,
        threshold: 0,
        says: `The workflow of ${one} ${how}: see the execution. The sweeper begins another run; what could not be undone needs attention at the ${life.noun} desk.`,
      });
    }
    for (const [end, { metric, how }] of Object.entries(ends(this.steps))) {
      if (end === 'Aborted') continue;
      alarms.whenAbove(this, `Steps${end}Alarm`, {
        metric,
        threshold: 0,
        says: `The steps of ${one} ${how}, and nobody refused it: the provider or a service of AWS is ill, or a function is broken. The ${life.noun} is undone, nothing is charged.`,
      });
    }
  }
}
