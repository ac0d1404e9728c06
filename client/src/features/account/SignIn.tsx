import { useTitle } from '../shell/useTitle.ts';

/** What stands above the form for signing in or up. */
export function SignInHeader() {
  useTitle('Sign in');
  return (
    <div className="sign-in">
      <img src="/marquee.svg" alt="" width="56" height="56" />
      <h1>Marquee</h1>
      <p>The back office of live events</p>
    </div>
  );
}

/** What stands below it. */
export function SignInFooter() {
  return <p className="sign-in-foot">Invoices, read while you watch</p>;
}
