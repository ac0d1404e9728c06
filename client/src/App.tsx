import { Authenticator, useAuthenticator } from '@aws-amplify/ui-react';
import { useLocation, useSearchParams } from 'react-router';
import { SignInFooter, SignInHeader } from './features/account/SignIn.tsx';
import { SIGN_IN } from './features/events/wish.ts';
import { BackOffice } from './features/shell/BackOffice.tsx';
import { GuestHouse, isOpen } from './features/shell/GuestHouse.tsx';
import { useSettings } from './features/shell/settings.ts';

/** The whole app: whoever is not signed in sees the events and the way in, everybody else the back office. */
export function App() {
  return (
    <Authenticator.Provider>
      <Door />
    </Authenticator.Provider>
  );
}

function Door() {
  const { authStatus } = useAuthenticator((context) => [context.authStatus]);
  const { guests } = useSettings();
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  if (guests && isOpen(pathname) && !parameters.has(SIGN_IN) && authStatus !== 'authenticated') {
    return authStatus === 'configuring' ? <p role="status">Loading …</p> : <GuestHouse />;
  }
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
