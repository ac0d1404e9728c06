import { Logger } from '@aws-lambda-powertools/logger';

/** One JSON line an entry. Ids, statuses and codes may stand in it; names, texts and amounts never. */
export const logger = new Logger();
