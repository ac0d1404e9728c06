import { Link, useLocation } from 'react-router';

const places = [
  { path: '/invoices', name: 'Invoices', who: 'everybody' },
  { path: '/review', name: 'Review', who: 'staff' },
  { path: '/find', name: 'Find', who: 'everybody' },
  { path: '/vendors', name: 'Vendors', who: 'everybody' },
  { path: '/spend', name: 'Spend', who: 'everybody' },
  { path: '/mailbox', name: 'Mailbox', who: 'everybody' },
  { path: '/events', name: 'Events', who: 'everybody' },
  { path: '/bookings', name: 'Bookings', who: 'everybody' },
  { path: '/shop', name: 'Shop', who: 'everybody' },
  { path: '/orders', name: 'Orders', who: 'everybody' },
  { path: '/recurring', name: 'Recurring', who: 'everybody' },
  { path: '/organizer', name: 'Organise', who: 'organizers' },
  { path: '/desk', name: 'Order desk', who: 'staff' },
  { path: '/booking-desk', name: 'Booking desk', who: 'staff' },
  { path: '/refunds', name: 'Refunds', who: 'staff' },
  { path: '/receipts', name: 'Receipts', who: 'staff' },
  { path: '/stock', name: 'Stock', who: 'staff' },
  { path: '/mails', name: 'Mails', who: 'staff' },
] as const;

interface NavigationProps {
  /** Whether somebody works at the desks. */
  readonly staff: boolean;
  /** Whether somebody organises events, or looks after those who do. */
  readonly organizes: boolean;
}

/** The way to every page; the desks only for whoever works there. */
export function Navigation({ staff, organizes }: NavigationProps) {
  const { pathname, search } = useLocation();
  const may = { everybody: true, staff, organizers: organizes };
  const current = currentOf(pathname, new URLSearchParams(search).has('desk'), staff);
  return (
    <nav aria-label="Pages" className="pages-nav">
      <ul>
        {places
          .filter(({ who }) => may[who])
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
function currentOf(pathname: string, atDesk: boolean, staff: boolean): string {
  const section = `/${pathname.split('/')[1] ?? ''}`;
  if (section === '/cart') return '/shop';
  if (section === '/holds') return '/events';
  if (section === '/event-categories') return '/organizer';
  if (atDesk && section === '/invoices') return '/review';
  if (atDesk && section === '/bookings') return staff ? '/booking-desk' : '/organizer';
  return atDesk && section === '/orders' ? '/desk' : section;
}
