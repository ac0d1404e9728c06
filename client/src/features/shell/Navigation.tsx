import { NavLink } from 'react-router';

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
  return (
    <nav aria-label="Pages" className="pages-nav">
      <ul>
        {places
          .filter(([path]) => reviews || path !== '/review')
          .map(([path, name]) => (
            <li key={path}>
              <NavLink to={path}>{name}</NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}
