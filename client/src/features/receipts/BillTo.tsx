import { useState } from 'react';
import { FieldProblem } from '../shell/FieldProblem.tsx';
import type { BuyerDraft } from './buyer.ts';
import { buyerLimits, buyerPaths } from './buyer.ts';
import { countriesByName, isCountry } from './countries.ts';

interface BillToProps {
  /** Begins the ids of its fields. */
  readonly name: string;
  readonly draft: BuyerDraft;
  readonly onChange: (draft: BuyerDraft) => void;
  /** What the server says of the field with this path. */
  readonly wrong: (field: string) => string | null;
}

/** What is typed as text, with what browsers fill it in by: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
const parts = [
  { part: 'name', label: 'Name, or company', fills: 'billing organization' },
  { part: 'vatNumber', label: 'VAT number of a company', fills: 'off' },
  { part: 'street', label: 'Street and number', fills: 'billing address-line1' },
  { part: 'addressLine', label: 'Floor, department', fills: 'billing address-line2' },
  { part: 'postalCode', label: 'Postal code', fills: 'billing postal-code' },
  { part: 'city', label: 'Place', fills: 'billing address-level2' },
] as const;

const countries = countriesByName();

/** Who stands on the receipt. Nobody has to say: the e-mail address stands there then. */
export function BillTo({ name, draft, onChange, wrong }: BillToProps) {
  const [opened, setOpened] = useState<boolean | null>(null);
  const told = Object.values(buyerPaths).some((path) => wrong(path) !== null) || wrong('billTo') !== null;
  return (
    <details
      className="bill-to"
      open={(opened ?? draft.name !== '') || told}
      onToggle={(event) => {
        setOpened(event.currentTarget.open);
      }}
    >
      <summary>Bill to (optional){draft.name === '' ? '' : `: ${draft.name}`}</summary>
      <p className="hint">Stands on the receipt. Without it your e-mail address stands there.</p>
      {parts.map(({ part, label, fills }) => (
        <div key={part}>
          <label className="block">
            {label}
            <input
              type="text"
              maxLength={buyerLimits[part]}
              autoComplete={fills}
              value={draft[part]}
              aria-invalid={wrong(buyerPaths[part]) !== null}
              aria-describedby={`${name}-${part}`}
              onChange={(event) => {
                onChange({ ...draft, [part]: event.target.value });
              }}
            />
          </label>
          <FieldProblem id={`${name}-${part}`} message={wrong(buyerPaths[part])} />
        </div>
      ))}
      <label className="block">
        Country
        <select
          autoComplete="billing country"
          value={draft.country}
          aria-invalid={wrong(buyerPaths.country) !== null}
          aria-describedby={`${name}-country`}
          onChange={(event) => {
            if (isCountry(event.target.value)) onChange({ ...draft, country: event.target.value });
          }}
        >
          {countries.map(({ code, name: country }) => (
            <option key={code} value={code}>
              {country}
            </option>
          ))}
        </select>
      </label>
      <FieldProblem id={`${name}-country`} message={wrong(buyerPaths.country)} />
      <FieldProblem id={`${name}-buyer`} message={wrong('billTo') ?? wrong('billTo.address')} />
    </details>
  );
}
