import { useAuthenticator } from '@aws-amplify/ui-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEmail } from './useEmail.ts';
import { useMe } from './useMe.ts';

/** Who is signed in, what they may do, and the way out. */
export function Account() {
  const { signOut } = useAuthenticator((context) => [context.user]);
  const queries = useQueryClient();
  const email = useEmail();
  const { roles } = useMe();
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
          queries.clear();
          signOut();
        }}
      >
        Sign out
      </button>
    </div>
  );
}
