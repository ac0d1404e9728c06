import { Link, useLocation } from 'react-router';

const places = [
  ['/invoices', 'Invoices'],
  ['/review', 'Review'],
  ['/find', 'Find'],
  ['/vendors', 'Vendors'],
  ['/spend', 'Spend'],
  ['/mailbox', 'Mailbox'],
] as const;

/** The way to every page; the review desk only for whoever works there. */
export function Navigation({ reviews }: { readonly reviews: boolean }) {
  const { pathname, search } = useLocation();
  // Whoever opened an invoice from the desk is still at the desk.
  const atDesk = new URLSearchParams(search).has('desk');
  const current = atDesk ? '/review' : `/${pathname.split('/')[1] ?? ''}`;
  return (
    <nav aria-label="Pages" className="pages-nav">
      <ul>
        {places
          .filter(([path]) => reviews || path !== '/review')
          .map(([path, name]) => (
            <li key={path}>
              <Link to={path} aria-current={path === current ? 'page' : undefined}>
                {name}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
