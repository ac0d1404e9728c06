import { lazy, Suspense, useEffect, useRef } from 'react';
import { Link, Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { Account } from '../account/Account.tsx';
import { useFileDrop } from '../files/useFileDrop.ts';
import { useUploads } from '../files/useUploads.ts';
import { InvoicesPage } from '../invoices/InvoicesPage.tsx';
import { useInvoiceChanges } from '../invoices/useInvoiceChanges.ts';

const InvoicePage = lazy(async () => ({ default: (await import('../invoices/InvoicePage.tsx')).InvoicePage }));

/** What somebody who is signed in sees. Uploads and the live connection outlive a change of page. */
export function BackOffice() {
  const live = useInvoiceChanges();
  const uploads = useUploads();
  const navigate = useNavigate();
  const over = useFileDrop((files) => {
    void navigate('/invoices');
    void uploads.add(files);
  });
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [pathname]);

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
      </header>
      <main id="content" ref={content} tabIndex={-1}>
        <Suspense fallback={<p role="status">Loading …</p>}>
          <Routes>
            <Route path="/invoices" element={<InvoicesPage uploads={uploads} />} />
            <Route path="/invoices/:invoiceId" element={<InvoicePage />} />
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
