import { util } from '@aws-appsync/utils';
import type { IntakeErrorCode } from '#model/errors.ts';
import { intakeErrorSentences } from '#model/errors.ts';
import type { IntakeUserError } from '#model/generated.ts';
import { ADDRESS_PATTERN, MAXIMUM_ADDRESS_LENGTH } from '#model/intake.ts';

/** Whether invoices can be mailed from an address. Our own domain is none: an answer would answer itself. */
export function isAddress(written: string, ownDomain: string): boolean {
  const address = written.toLowerCase();
  return (
    address.length <= MAXIMUM_ADDRESS_LENGTH &&
    util.matches(ADDRESS_PATTERN, address) &&
    !address.endsWith(`@${ownDomain}`)
  );
}

/** What was wrong with an address. */
export function refused(code: IntakeErrorCode): IntakeUserError {
  return { field: 'address', message: intakeErrorSentences[code], code };
}
