import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { Link, Navigate, Route, Routes, useLocation, useNavigate, useNavigationType } from 'react-router';
import { Account } from '../account/Account.tsx';
import { useMe } from '../account/useMe.ts';
import { HoldsBanner } from '../bookings/HoldsBanner.tsx';
import { useFileDrop } from '../files/useFileDrop.ts';
import { useUploads } from '../files/useUploads.ts';
import { InvoicesPage } from '../invoices/InvoicesPage.tsx';
import { useInvoiceChanges } from '../invoices/useInvoiceChanges.ts';
import { SIGN_IN } from '../events/wish.ts';
import { Navigation } from './Navigation.tsx';
import { useArrival } from './useArrival.ts';
import { useReturn } from './useReturn.ts';

const InvoicePage = lazy(async () => ({ default: (await import('../invoices/InvoicePage.tsx')).InvoicePage }));
const ReviewPage = lazy(async () => ({ default: (await import('../invoices/review/ReviewPage.tsx')).ReviewPage }));
const FindPage = lazy(async () => ({ default: (await import('../reports/FindPage.tsx')).FindPage }));
const SpendPage = lazy(async () => ({ default: (await import('../reports/SpendPage.tsx')).SpendPage }));
const VendorsPage = lazy(async () => ({ default: (await import('../vendors/VendorsPage.tsx')).VendorsPage }));
const VendorPage = lazy(async () => ({ default: (await import('../vendors/VendorPage.tsx')).VendorPage }));
const ShopPage = lazy(async () => ({ default: (await import('../shop/ShopPage.tsx')).ShopPage }));
const ProductPage = lazy(async () => ({ default: (await import('../shop/ProductPage.tsx')).ProductPage }));
const CartPage = lazy(async () => ({ default: (await import('../shop/CartPage.tsx')).CartPage }));
const OrdersPage = lazy(async () => ({ default: (await import('../orders/OrdersPage.tsx')).OrdersPage }));
const OrderPage = lazy(async () => ({ default: (await import('../orders/OrderPage.tsx')).OrderPage }));
const EventsPage = lazy(async () => ({ default: (await import('../events/EventsPage.tsx')).EventsPage }));
const EventPage = lazy(async () => ({ default: (await import('../events/EventPage.tsx')).EventPage }));
const HoldPage = lazy(async () => ({ default: (await import('../bookings/HoldPage.tsx')).HoldPage }));
const BookingsPage = lazy(async () => ({ default: (await import('../bookings/BookingsPage.tsx')).BookingsPage }));
const BookingPage = lazy(async () => ({ default: (await import('../bookings/BookingPage.tsx')).BookingPage }));
const BookingReceiptPage = lazy(async () => ({
  default: (await import('../bookings/BookingReceiptPage.tsx')).BookingReceiptPage,
}));
const ReceiptPage = lazy(async () => ({ default: (await import('../receipts/ReceiptPage.tsx')).ReceiptPage }));
const JournalPage = lazy(async () => ({ default: (await import('../receipts/JournalPage.tsx')).JournalPage }));
const RefundDeskPage = lazy(async () => ({ default: (await import('../refunds/RefundDeskPage.tsx')).RefundDeskPage }));
const RecurringPage = lazy(async () => ({ default: (await import('../recurring/RecurringPage.tsx')).RecurringPage }));
const RecurringOrderPage = lazy(async () => ({
  default: (await import('../recurring/RecurringOrderPage.tsx')).RecurringOrderPage,
}));
const DeskPage = lazy(async () => ({ default: (await import('../orders/DeskPage.tsx')).DeskPage }));
const StockPage = lazy(async () => ({ default: (await import('../catalog/StockPage.tsx')).StockPage }));
const NewProductPage = lazy(async () => ({ default: (await import('../catalog/NewProductPage.tsx')).NewProductPage }));
const StockedProductPage = lazy(async () => ({
  default: (await import('../catalog/StockedProductPage.tsx')).StockedProductPage,
}));
const MailsPage = lazy(async () => ({ default: (await import('../mail/MailsPage.tsx')).MailsPage }));
const MailboxPage = lazy(async () => ({ default: (await import('../intake/MailboxPage.tsx')).MailboxPage }));

const OrganizerPage = lazy(async () => ({ default: (await import('../organizer/OrganizerPage.tsx')).OrganizerPage }));
const NewEventPage = lazy(async () => ({ default: (await import('../organizer/NewEventPage.tsx')).NewEventPage }));
const OrganizedEventPage = lazy(async () => ({
  default: (await import('../organizer/OrganizedEventPage.tsx')).OrganizedEventPage,
}));
const BookingDeskPage = lazy(async () => ({
  default: (await import('../organizer/BookingDeskPage.tsx')).BookingDeskPage,
}));
const EventCategoriesPage = lazy(async () => ({
  default: (await import('../organizer/EventCategoriesPage.tsx')).EventCategoriesPage,
}));

type Pages = readonly (readonly [path: string, page: ReactNode])[];

/** Pages of those who work at the desks. Until it is known whether somebody does, nobody is led away from them. */
const forStaff: Pages = [
  ['/review', <ReviewPage key="review" />],
  ['/desk', <DeskPage key="desk" />],
  ['/refunds', <RefundDeskPage key="refunds" />],
  ['/receipts', <JournalPage key="receipts" />],
  ['/stock', <StockPage key="stock" />],
  ['/stock/new', <NewProductPage key="new" />],
  ['/stock/:productId', <StockedProductPage key="product" />],
  ['/mails', <MailsPage key="mails" />],
  ['/booking-desk', <BookingDeskPage key="booking-desk" />],
];

/** Pages of those who organise events, and of those who look after them. */
const forOrganizers: Pages = [
  ['/organizer', <OrganizerPage key="organizer" />],
  ['/organizer/events/new', <NewEventPage key="new-event" />],
  ['/organizer/events/:eventId/:tab?', <OrganizedEventPage key="organized" />],
];

const forAdministrators: Pages = [['/event-categories', <EventCategoriesPage key="event-categories" />]];

/** What somebody who is signed in sees. Uploads and the live connection outlive a change of page. */
export function BackOffice() {
  const { roles, reviews, organizes } = useMe();
  useReturn(WAY_IN);
  const live = useInvoiceChanges(reviews);
  const uploads = useUploads();
  const navigate = useNavigate();
  const over = useFileDrop((files) => {
    void navigate('/invoices');
    void uploads.add(files);
  });
  const content = useArrival();
  const { state } = useLocation();
  // Who reloads a page, or comes back to it, did that long ago.
  const said = useNavigationType() === 'POP' ? '' : saidOf(state);
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar">
        <div>
          <Link to="/invoices" className="brand" aria-label="Marquee, all invoices">
            <img src="/marquee.svg" alt="" width="32" height="32" /> <span>Marquee</span>
          </Link>
          <span className={live ? 'live on' : 'live'} role="status">
            {live ? 'Live' : 'Connecting …'}
          </span>
          <Account />
        </div>
        <Navigation staff={reviews ?? false} organizes={organizes ?? false} />
      </header>
      <main id="content" ref={content} tabIndex={-1}>
        <p role="status" className="said">
          {said}
        </p>
        <HoldsBanner />
        <Suspense fallback={<p role="status">Loading …</p>}>
          <Routes>
            <Route path="/invoices" element={<InvoicesPage uploads={uploads} />} />
            <Route path="/invoices/:invoiceId" element={<InvoicePage />} />
            {routesOf(forStaff, reviews)}
            {routesOf(forOrganizers, organizes)}
            {routesOf(forAdministrators, reviews === null ? null : roles.includes('ADMIN'))}
            <Route path="/shop" element={<ShopPage />} />
            <Route path="/shop/:productId" element={<ProductPage />} />
            <Route path="/cart" element={<CartPage />} />
            <Route path="/orders" element={<OrdersPage />} />
            <Route path="/orders/:orderId" element={<OrderPage />} />
            <Route path="/orders/:orderId/receipt" element={<ReceiptPage />} />
            {/* Mails about refunds lead here: the order's page hands out the credit note. */}
            <Route path="/orders/:orderId/credit-notes/:refundId" element={<OrderPage />} />
            <Route path="/events" element={<EventsPage />} />
            <Route path="/events/:eventId" element={<EventPage />} />
            <Route path="/holds/:holdId" element={<HoldPage />} />
            <Route path="/bookings" element={<BookingsPage />} />
            <Route path="/bookings/:bookingId" element={<BookingPage />} />
            <Route path="/bookings/:bookingId/receipt" element={<BookingReceiptPage />} />
            <Route path="/bookings/:bookingId/credit-notes/:refundId" element={<BookingPage />} />
            <Route path="/recurring" element={<RecurringPage />} />
            <Route path="/recurring/:recurringId" element={<RecurringOrderPage />} />
            <Route path="/find" element={<FindPage />} />
            <Route path="/vendors" element={<VendorsPage />} />
            <Route path="/vendors/:vendorId" element={<VendorPage />} />
            <Route path="/spend" element={<SpendPage />} />
            <Route path="/mailbox" element={<MailboxPage />} />
            <Route path="*" element={<Navigate to="/invoices" replace />} />
          </Routes>
        </Suspense>
      </main>
      {over ? (
        <div className="drop-here" aria-hidden="true">
          <p>Drop to upload</p>
        </div>
      ) : null}
    </>
  );
}

/** What the address of a guest holds who asked to sign in: it is done. */
const WAY_IN = [SIGN_IN] as const;

/** Pages for whoever may see them; `may` is null until that is known. */
function routesOf(pages: Pages, may: boolean | null): readonly ReactNode[] {
  if (may === false) return [];
  return pages.map(([path, page]) => (
    <Route key={path} path={path} element={may ? page : <p role="status">Loading …</p>} />
  ));
}

/** What the page before did and wants to be said here. */
function saidOf(state: unknown): string {
  return typeof state === 'object' && state !== null && 'said' in state && typeof state.said === 'string'
    ? state.said
    : '';
}
