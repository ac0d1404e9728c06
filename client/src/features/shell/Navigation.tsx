import { Link, useLocation } from 'react-router';

const places = [
  { path: '/invoices', name: 'Invoices', staff: false },
  { path: '/review', name: 'Review', staff: true },
  { path: '/find', name: 'Find', staff: false },
  { path: '/vendors', name: 'Vendors', staff: false },
  { path: '/spend', name: 'Spend', staff: false },
  { path: '/mailbox', name: 'Mailbox', staff: false },
  { path: '/events', name: 'Events', staff: false },
  { path: '/bookings', name: 'Bookings', staff: false },
  { path: '/shop', name: 'Shop', staff: false },
  { path: '/orders', name: 'Orders', staff: false },
  { path: '/recurring', name: 'Recurring', staff: false },
  { path: '/desk', name: 'Order desk', staff: true },
  { path: '/refunds', name: 'Refunds', staff: true },
  { path: '/receipts', name: 'Receipts', staff: true },
  { path: '/stock', name: 'Stock', staff: true },
  { path: '/mails', name: 'Mails', staff: true },
] as const;

/** The way to every page; the desks only for whoever works there. */
export function Navigation({ staff }: { readonly staff: boolean }) {
  const { pathname, search } = useLocation();
  const current = currentOf(pathname, new URLSearchParams(search).has('desk'));
  return (
    <nav aria-label="Pages" className="pages-nav">
      <ul>
        {places
          .filter((place) => staff || !place.staff)
          .map(({ path, name }) => (
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

/** Whoever opened something from a desk is still at the desk, and the cart belongs to the shop. */
function currentOf(pathname: string, atDesk: boolean): string {
  const section = `/${pathname.split('/')[1] ?? ''}`;
  if (section === '/cart') return '/shop';
  if (section === '/holds') return '/events';
  if (atDesk && section === '/invoices') return '/review';
  return atDesk && section === '/orders' ? '/desk' : section;
}
