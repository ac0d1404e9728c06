import { publishChanges } from '../../platform/publishChange.ts';
import { changeOf, PUBLISH } from './changeOf.ts';

export const handler = publishChanges(new URL(process.env.GRAPHQL_URL ?? ''), PUBLISH, changeOf);
