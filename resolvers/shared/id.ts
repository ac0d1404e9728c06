import { util } from '@aws-appsync/utils';

const LONGEST = 64;

/** Whether a text may be an id at all: one that cannot answers as a missing one does, and DynamoDB is not asked for it. */
export function mayBeId(text: string): boolean {
  return text.length <= LONGEST && util.matches('^[0-9A-Za-z-]+(?![\\s\\S])', text);
}
