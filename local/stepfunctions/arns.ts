import { AwsError } from '../core/errors.ts';

/** A machine, or a version (`:3`) or alias (`:live`) of it. */
export interface MachineReference {
  readonly machineArn: string;
  readonly machineName: string;
  readonly qualifier: string | undefined;
}

/** Throws `InvalidArn` for what is no state machine's ARN. */
export function parseMachineArn(arn: unknown): MachineReference {
  const match = /^(arn:[^:]+:states:[^:]+:\d{12}:stateMachine:([^:]+))(?::([^:]+))?$/.exec(
    typeof arn === 'string' ? arn : '',
  );
  const [, machineArn, machineName, qualifier] = match ?? [];
  if (machineArn === undefined || machineName === undefined) throw invalidArn(arn);
  return { machineArn, machineName, qualifier };
}

/** Throws `InvalidArn` for what is no execution's ARN. Express ones end in a random part and are told by `express`. */
export function parseExecutionArn(arn: unknown): {
  readonly machineArn: string;
  readonly name: string;
  readonly express: boolean;
} {
  const match = /^(arn:[^:]+:states:[^:]+:\d{12}):(execution|express):([^:]+):([^:]+)(?::[^:]+)?$/.exec(
    typeof arn === 'string' ? arn : '',
  );
  const [, prefix, kind, machineName, name] = match ?? [];
  if (prefix === undefined || machineName === undefined || name === undefined) throw invalidArn(arn);
  return { machineArn: `${prefix}:stateMachine:${machineName}`, name, express: kind === 'express' };
}

export function executionArn(machineArn: string, name: string): string {
  return `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

export function expressArn(machineArn: string, name: string, unique: string): string {
  return `${machineArn.replace(':stateMachine:', ':express:')}:${name}:${unique}`;
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html#StepFunctions-StartExecution-request-name */
export function validName(name: string): string {
  const bad = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/u.test(name);
  if (!bad && name.length >= 1 && name.length <= 80) return name;
  throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
}

function invalidArn(arn: unknown): AwsError {
  return new AwsError('InvalidArn', `Invalid Arn: '${typeof arn === 'string' ? arn : ''}'`);
}
