import { useAuthenticator } from '@aws-amplify/ui-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { leaveNothing } from './leave.ts';
import { useAccountId } from './useAccountId.ts';
import { useEmail } from './useEmail.ts';
import { useMe } from './useMe.ts';

/** Who is signed in, what they may do, and the way out. */
export function Account() {
  const { signOut } = useAuthenticator((context) => [context.user]);
  const queries = useQueryClient();
  const accountId = useAccountId();
  const email = useEmail();
  const { roles } = useMe();
  // Not before nobody looks at it any more: what is taken from under somebody is asked for again, by a token that was revoked.
  useEffect(
    () => () => {
      queries.clear();
    },
    [queries],
  );
  return (
    <div className="account">
      <span className="who">
        <span title={email}>{email}</span>
        <small>{roles.join(', ').toLowerCase()}</small>
      </span>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          leaveNothing(accountId);
          signOut();
        }}
      >
        Sign out
      </button>
    </div>
  );
}
