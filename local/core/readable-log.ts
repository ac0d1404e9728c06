import type { RequestRecord, StepRecord } from './tracing.ts';

/** What a resource is called in the log: physical names are long, and end in a hash. */
export interface NamedResource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` answers: a name, an ARN or a URL. */
  readonly ref: string;
}

/** Types whose names stand in calls. Others answer Ref with the name of what they belong to (a bucket's policy). */
const NAMED_TYPES = new Set([
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::StepFunctions::StateMachine',
]);
/** Silence after which what a request set in motion is printed, in milliseconds. */
const QUIET = 250;
/** It is printed by then even if there is no silence. */
const LATEST = 2_000;
/** Shorter ones could stand in a text by chance. */
const SHORTEST_NAME = 8;
const SHOWN_OF_AN_ID = 8;

/**
 * Steps that say nothing to a reader: what a service does for itself, and `lambda Invoke` beside the line of the function that ran.
 * The status page has them all.
 */
const NOISE =
  /^(?:kms|logs|monitoring|iam|sts) |^sqs (?:DeleteMessage|ReceiveMessage|ChangeMessageVisibility)|^s3 (?:Get|Put)ObjectTagging |^lambda Invoke |^guardduty ScanCreatedObject|^appsync .* none$/;
const FAILURE = /→ (?![23]\d\d\b)/;

/** Prints requests one after another, each with its steps below it; what comes later in one piece, under the request's title again. */
export class ReadableLog {
  readonly #print: (line: string) => void;
  readonly #late = new Map<
    RequestRecord,
    { readonly since: number; readonly steps: StepRecord[]; timer: NodeJS.Timeout }
  >();
  #names = new Map<string, string>();
  #pattern: RegExp | undefined;

  /** `print` takes one line without its newline. */
  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  /** From now on, these resources stand in the log by their logical ids. */
  nameResources(resources: readonly NamedResource[]): void {
    const short = (resource: NamedResource): string => resource.logicalId.replace(/[0-9A-F]{8}$/, '');
    const named = resources
      .filter(({ type }) => NAMED_TYPES.has(type))
      .map((resource) => ({ resource, physical: lastPart(resource.ref), name: short(resource) }));
    const owners = Map.groupBy(named, ({ name }) => name);
    this.#names = new Map(
      named
        .filter(({ physical }) => physical.length >= SHORTEST_NAME)
        .map(({ resource, physical, name }) => {
          const isShared = (owners.get(name)?.length ?? 0) > 1;
          return [physical, isShared ? `${lastWord(resource.stackName)}.${name}` : name];
        }),
    );
    const longestFirst = [...this.#names.keys()].sort((left, right) => right.length - left.length);
    this.#pattern = longestFirst.length === 0 ? undefined : new RegExp(longestFirst.map(escaped).join('|'), 'g');
  }

  line(text: string): void {
    this.#print(text);
  }

  /** A request has ended. */
  ended(record: RequestRecord): void {
    const took = `${duration(record.milliseconds ?? 0)}${record.failed ? '  FAILED' : ''}`;
    const steps = folded(record.steps);
    const [only] = steps;
    if (only !== undefined && steps.length === 1 && /^(?:stream|sqs) /.test(record.title)) {
      this.#print(this.#readable(`${record.title} → ${only.text}  ${took}`));
      return;
    }
    this.#print(this.#readable(`${record.title}  ${took}`));
    this.#steps(steps);
  }

  /** A step of a request that has ended: it waits for those that belong to it. */
  late(record: RequestRecord, step: StepRecord): void {
    const now = performance.now();
    const found = this.#late.get(record);
    clearTimeout(found?.timer);
    const since = found?.since ?? now;
    const steps = found?.steps ?? [];
    steps.push(step);
    const timer = setTimeout(() => this.#flush(record), Math.min(QUIET, Math.max(since + LATEST - now, 0)));
    timer.unref();
    this.#late.set(record, { since, steps, timer });
  }

  #flush(record: RequestRecord): void {
    const steps = folded(this.#late.get(record)?.steps ?? []);
    this.#late.delete(record);
    if (steps.length === 0) return;
    this.#print(this.#readable(`${record.title} …`));
    this.#steps(steps);
  }

  #steps(steps: readonly StepRecord[]): void {
    for (const { text, milliseconds } of steps) {
      this.#print(this.#readable(`  ${duration(milliseconds).padStart(8)}  ${text}`));
    }
  }

  #readable(line: string): string {
    const named =
      this.#pattern === undefined ? line : line.replace(this.#pattern, (name) => this.#names.get(name) ?? name);
    return named.replace(
      /\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b/g,
      (id) => `${id.slice(0, SHOWN_OF_AN_ID)}…`,
    );
  }
}

/** Without noise, and with what happened several times in a row as one line. */
function folded(steps: readonly StepRecord[]): StepRecord[] {
  const lines: { text: string; milliseconds: number; times: number }[] = [];
  for (const { text, milliseconds } of steps) {
    if (NOISE.test(text) && !FAILURE.test(text)) continue;
    const last = lines.at(-1);
    if (last?.text !== text) {
      lines.push({ text, milliseconds, times: 1 });
      continue;
    }
    last.times += 1;
    last.milliseconds += milliseconds;
  }
  return lines.map(({ text, milliseconds, times }) => ({
    text: times === 1 ? text : `${text} ×${times}`,
    milliseconds,
  }));
}

function duration(milliseconds: number): string {
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}

function escaped(name: string): string {
  return name.replace(/\W/g, '\\$&');
}

/** `marquee-dev-files` → `files`. */
function lastWord(stackName: string): string {
  return stackName.slice(stackName.lastIndexOf('-') + 1);
}

/** The name in an ARN, a URL or a path. */
export function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
}
