import { lazy, Suspense } from 'react';
import { Link, Route, Routes, useLocation } from 'react-router';
import { RightContext } from '../account/right.ts';
import { SIGN_IN } from '../events/wish.ts';
import { useArrival } from './useArrival.ts';

const EventsPage = lazy(async () => ({ default: (await import('../events/EventsPage.tsx')).EventsPage }));
const EventPage = lazy(async () => ({ default: (await import('../events/EventPage.tsx')).EventPage }));

/** Whether a page is open to those who are not signed in. */
export function isOpen(pathname: string): boolean {
  return /^\/events(\/[^/]+)?\/?$/.test(pathname);
}

/** What guests see: the events, which they ask for by the web app's own key, and the way in. */
export function GuestHouse() {
  const { pathname, search } = useLocation();
  const content = useArrival();
  const parameters = new URLSearchParams(search);
  parameters.set(SIGN_IN, '');
  return (
    <RightContext value="apiKey">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar guest-bar">
        <div>
          <Link to="/events" className="brand" aria-label="Marquee, all events">
            <img src="/marquee.svg" alt="" width="32" height="32" /> <span>Marquee</span>
          </Link>
          <Link to={`${pathname}?${parameters.toString()}`} className="button">
            Sign in
          </Link>
        </div>
      </header>
      <main id="content" ref={content} tabIndex={-1}>
        <Suspense fallback={<p role="status">Loading …</p>}>
          <Routes>
            <Route path="/events" element={<EventsPage />} />
            <Route path="/events/:eventId" element={<EventPage />} />
          </Routes>
        </Suspense>
      </main>
    </RightContext>
  );
}
