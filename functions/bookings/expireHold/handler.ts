import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { eachMessage } from '../../platform/queue.ts';
import { holdPorts, holdSettings } from '../connectHolds.ts';
import { expireHold } from './expireHold.ts';

const ports = holdPorts(environment(holdSettings));
const message = z.object({ holdId: z.string() });

/** A message says that a hold's time should be over by now, and nothing of what it is: doubled and late ones find it ended. */
export const handler = eachMessage(async (body) => {
  await expireHold(parseJson(message, body).holdId, ports);
});
