import type { Cloud } from '../core/cloud.ts';
import type { ExecutionRecord } from './records.ts';

const STEP_MILLISECONDS = 100;
const STEP_GIGABYTES = 64 / 1024;

/**
 * The start, each state that is entered and each retry are a transition of a standard workflow.
 * https://aws.amazon.com/step-functions/pricing/
 */
export function billTransition({ faults }: Cloud, { express, machineName }: ExecutionRecord): void {
  if (!faults.recording || express) return;
  faults.bill({ service: 'states', item: 'transitions', resource: machineName, quantity: 1 });
}

/**
 * An express execution is a request, and memory in steps of 64 MB for time in steps of 100 ms.
 * https://aws.amazon.com/step-functions/pricing/
 */
export function billExpress({ faults }: Cloud, record: ExecutionRecord): void {
  if (!faults.recording || !record.express) return;
  const { machineName: resource, startDate, stopDate = startDate } = record;
  const steps = Math.max(1, Math.ceil((stopDate - startDate) / STEP_MILLISECONDS));
  const quantity = (steps * STEP_MILLISECONDS * STEP_GIGABYTES) / 1000;
  faults.bill({ service: 'states', item: 'expressRequests', resource, quantity: 1 });
  faults.bill({ service: 'states', item: 'expressGigabyteSeconds', resource, quantity });
}
