import type { Cloud } from '../core/cloud.ts';

/**
 * `malformed`: the tool's input does not fit its schema. `refusal`: a text that declines, no tool use. `throttle`:
 * ThrottlingException. `error`: InternalServerException. `slow`: the answer comes late.
 */
export const faultKinds = ['malformed', 'refusal', 'throttle', 'error', 'slow'] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface BedrockFault {
  readonly kind: FaultKind;
  /** So many calls, then as usual; for ever without it. */
  readonly times?: number;
  /** Delay of `slow`; ten seconds without it. */
  readonly milliseconds?: number;
}

interface Setting {
  readonly fault: BedrockFault;
  left: number;
}

const settings = new WeakMap<Cloud, Setting>();
const environmentVariable = 'LOCAL_BEDROCK_FAULT';

/** Makes the next calls of Converse on this cloud go wrong; `undefined` ends that. */
export function setBedrockFault(cloud: Cloud, fault: BedrockFault | undefined): void {
  if (fault === undefined) settings.delete(cloud);
  else settings.set(cloud, { fault, left: fault.times ?? Infinity });
}

/** The fault in force, not used up by looking: one that was set, else that of the environment (`LOCAL_BEDROCK_FAULT=throttle`). */
export function currentBedrockFault(cloud: Cloud): BedrockFault | undefined {
  const setting = settings.get(cloud);
  if (setting !== undefined && setting.left > 0) return setting.fault;
  const kind = parseFaultKind(process.env[environmentVariable]);
  return kind === undefined ? undefined : { kind };
}

/** The fault that the call at hand suffers. */
export function takeBedrockFault(cloud: Cloud): BedrockFault | undefined {
  const fault = currentBedrockFault(cloud);
  const setting = settings.get(cloud);
  if (setting !== undefined && setting.left > 0) setting.left -= 1;
  return fault;
}

export function parseFaultKind(text: string | undefined | null): FaultKind | undefined {
  return faultKinds.find((kind) => kind === text);
}
