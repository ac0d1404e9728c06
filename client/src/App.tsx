import { Authenticator } from '@aws-amplify/ui-react';
import { SignInFooter, SignInHeader } from './features/account/SignIn.tsx';
import { BackOffice } from './features/shell/BackOffice.tsx';

/** The whole app: whoever is not signed in sees the way in, everybody else the back office. */
export function App() {
  return (
    <Authenticator
      loginMechanisms={['email']}
      variation="modal"
      components={{ Header: SignInHeader, Footer: SignInFooter }}
      formFields={{
        signIn: { username: { placeholder: 'you@example.com' }, password: { placeholder: '' } },
        signUp: {
          email: { placeholder: 'you@example.com' },
          password: { placeholder: 'At least 12 characters' },
          confirm_password: { placeholder: 'The same again' },
        },
      }}
    >
      <BackOffice />
    </Authenticator>
  );
}
