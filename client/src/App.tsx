import { Authenticator } from '@aws-amplify/ui-react';
import { lazy, Suspense } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { Account } from './features/account/Account.tsx';
import { InvoicesPage } from './features/invoices/InvoicesPage.tsx';

const InvoicePage = lazy(async () => ({ default: (await import('./features/invoices/InvoicePage.tsx')).InvoicePage }));

/** The whole app: whoever is not signed in sees the way in, everybody else the back office. */
export function App() {
  return (
    <Authenticator
      loginMechanisms={['email']}
      variation="modal"
      components={{ Header: SignInHeader }}
      formFields={{ signUp: { password: { placeholder: 'At least 12 characters of all kinds' } } }}
    >
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar">
        <Link to="/invoices" className="brand">
          <img src="/marquee.svg" alt="" width="28" height="28" /> Marquee
        </Link>
        <Account />
      </header>
      <main id="content">
        <Suspense fallback={<p role="status">Loading …</p>}>
          <Routes>
            <Route path="/invoices" element={<InvoicesPage />} />
            <Route path="/invoices/:invoiceId" element={<InvoicePage />} />
            <Route path="*" element={<Navigate to="/invoices" replace />} />
          </Routes>
        </Suspense>
      </main>
    </Authenticator>
  );
}

function SignInHeader() {
  return (
    <h1 className="sign-in">
      <img src="/marquee.svg" alt="" width="40" height="40" /> Marquee
    </h1>
  );
}
