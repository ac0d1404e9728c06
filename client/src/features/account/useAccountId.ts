import { useAuthenticator } from '@aws-amplify/ui-react';

/** The id of who is signed in: Cognito's `sub`, known at once. Empty while they sign out, when pages are drawn a last time. */
export function useAccountId(): string {
  const { user } = useAuthenticator((context) => [context.user]);
  return idOf(user);
}

/** The library's type leaves out that nobody may be signed in. */
function idOf(user: { readonly userId: string } | undefined): string {
  return user?.userId ?? '';
}
