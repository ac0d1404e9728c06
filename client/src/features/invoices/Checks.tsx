import { Link } from 'react-router';
import type { OpenedInvoice } from './opened.ts';
import { checkWords, fieldWords } from './words.ts';

/** What was checked, and what it compared: failed checks first, so that the open ones are the ones to look at. */
export function Checks({ checks }: { readonly checks: OpenedInvoice['checks'] }) {
  if (checks.length === 0) return null;
  const failed = checks.filter(({ passed }) => !passed);
  const passed = checks.filter((check) => check.passed);
  return (
    <section aria-labelledby="checks-title">
      <h2 id="checks-title">Checks</h2>
      <div className="card checks">
        {failed.length > 0 ? <CheckList checks={failed} /> : null}
        {passed.length > 0 ? (
          <details open={failed.length === 0}>
            <summary>{passed.length} passed</summary>
            <CheckList checks={passed} />
          </details>
        ) : null}
      </div>
    </section>
  );
}

function CheckList({ checks }: { readonly checks: OpenedInvoice['checks'] }) {
  return (
    <ul>
      {checks.map(({ code, passed, field, expected, found, otherInvoiceId }, index) => (
        <li key={`${code}-${String(index)}`} className={passed ? 'passed' : 'failed'} data-check={code}>
          <span className="mark" aria-hidden="true">
            {passed ? '✓' : '✗'}
          </span>
          <div>
            <strong>{checkWords[code]}</strong> <span className="visually-hidden">{passed ? 'passed' : 'failed'}</span>
            {field ? <small> {fieldWords(field)}</small> : null}
            <p className="hint">
              expected {expected}, found {found}
              {otherInvoiceId ? (
                <>
                  {' '}
                  <Link to={`/invoices/${otherInvoiceId}`}>the other invoice</Link>
                </>
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
