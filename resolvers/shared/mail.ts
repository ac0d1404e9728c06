import { util } from '@aws-appsync/utils';
import type { MailErrorCode } from '#model/errors.ts';
import { mailErrorSentences } from '#model/errors.ts';
import type { MailUserError, PageInfo } from '#model/generated.ts';
import { ADDRESS_PATTERN, MAXIMUM_ADDRESS_LENGTH } from '#model/intake.ts';

/** What the steps of `mails` hand on. */
export interface MailListStash {
  index: 'byDay' | 'byRecipient';
  partition: Record<string, { eq: string }>;
  /** Begins the cursors of this list. */
  name: string;
  nextToken: string | null;
  ids: string[];
  pageInfo: PageInfo;
}

/** Whether mail can go to an address at all. */
export function isMailAddress(address: string): boolean {
  return address.length <= MAXIMUM_ADDRESS_LENGTH && util.matches(ADDRESS_PATTERN, address);
}

/** What was wrong with an address. */
export function mailRefused(code: MailErrorCode): MailUserError {
  return { field: 'address', message: mailErrorSentences[code], code };
}
