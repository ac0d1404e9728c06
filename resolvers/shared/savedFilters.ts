import { util } from '@aws-appsync/utils';
import type { ReportErrorCode } from '#model/errors.ts';
import { reportErrorSentences } from '#model/errors.ts';
import type { ReportUserError } from '#model/generated.ts';
import type { SavedFiltersRow } from '#model/reports.ts';

/** What the steps that change saved filters hand on. */
export interface FiltersStash {
  callerId: string;
  /** The caller's row as it was seen; of version 0 where there is none. */
  row: SavedFiltersRow;
}

/** What was wrong, in a payload's `userErrors`. */
export function reportError(code: ReportErrorCode, field: string | null, message?: string): ReportUserError {
  return { code, field, message: message ?? reportErrorSentences[code] };
}

/** Writes the filters where nobody else did since they were seen: so 50 stay 50 whoever saves at the same time. */
export function writeFilters(row: SavedFiltersRow, filters: SavedFiltersRow['filters']) {
  return {
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ ownerId: row.ownerId }),
    attributeValues: util.dynamodb.toMapValues({ version: row.version + 1, filters }),
    condition:
      row.version === 0
        ? { expression: 'attribute_not_exists(#ownerId)', expressionNames: { '#ownerId': 'ownerId' } }
        : {
            expression: '#version = :seen',
            expressionNames: { '#version': 'version' },
            expressionValues: util.dynamodb.toMapValues({ ':seen': row.version }),
          },
  };
}
