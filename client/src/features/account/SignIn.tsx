import { Link } from 'react-router';
import { useSettings } from '../shell/settings.ts';
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
  const { guests } = useSettings();
  return (
    <p className="sign-in-foot">
      {guests ? <Link to="/events">Look at the events without signing in</Link> : 'Invoices, read while you watch'}
    </p>
  );
}
