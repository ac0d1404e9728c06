import { useQuery } from '@tanstack/react-query';
import { fetchUserAttributes } from 'aws-amplify/auth';

/** The e-mail address of who is signed in; undefined until it is known. */
export function useEmail(): string | undefined {
  const email = useQuery({ queryKey: ['email'], queryFn: async () => (await fetchUserAttributes()).email ?? '' });
  return email.data;
}
