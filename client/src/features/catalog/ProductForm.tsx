import type { FormEvent, ReactNode } from 'react';
import { useId } from 'react';
import type { Draft } from './draft.ts';
import { draftWords } from './draft.ts';

interface ProductFormProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onSave: () => void;
  /** What the server says of a part. */
  readonly problems: Readonly<Partial<Record<keyof Draft, string>>>;
  /** Where somebody else changed a part meanwhile: what it is now. */
  readonly now?: Readonly<Partial<Record<keyof Draft, string>>>;
  readonly children: ReactNode;
}

/** Bounds that the server keeps, too. */
const limits = { name: 120, sku: 40, category: 60, description: 4_000, stock: 1_000_000 } as const;

/** What a product is, to be typed. */
export function ProductForm({ draft, onChange, onSave, problems, now = {}, children }: ProductFormProps) {
  const id = useId();
  const field = (part: keyof Draft) => ({
    id: `${id}-${part}`,
    'aria-invalid': problems[part] !== undefined,
    'aria-describedby': `${id}-${part}-says`,
  });
  const text = (part: Exclude<keyof Draft, 'active'>) => ({
    ...field(part),
    value: draft[part],
    onChange: (event: { target: { value: string } }) => {
      onChange({ ...draft, [part]: event.target.value });
    },
  });
  const row = (part: keyof Draft, input: ReactNode) => (
    <div className="form-row">
      <label htmlFor={`${id}-${part}`}>{draftWords[part]}</label>
      {input}
      <p id={`${id}-${part}-says`} className="says">
        {problems[part] ? <span className="problem">{problems[part]} </span> : null}
        {now[part] === undefined ? null : <span className="hint">Now: {now[part]}</span>}
      </p>
    </div>
  );
  return (
    <form
      className="card part product-form"
      aria-labelledby={`${id}-title`}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSave();
      }}
    >
      <h2 id={`${id}-title`}>What it is</h2>
      {row('name', <input required maxLength={limits.name} {...text('name')} />)}
      {row('sku', <input required maxLength={limits.sku} {...text('sku')} />)}
      {row('category', <input required maxLength={limits.category} {...text('category')} />)}
      {row('description', <textarea rows={4} maxLength={limits.description} {...text('description')} />)}
      {row('amount', <input required inputMode="decimal" placeholder="20.00" {...text('amount')} />)}
      {row('currency', <input required maxLength={3} pattern="[A-Za-z]{3}" placeholder="EUR" {...text('currency')} />)}
      {row('taxRate', <input required inputMode="decimal" placeholder="19.00" {...text('taxRate')} />)}
      {row('lowStockAt', <input required type="number" min={0} max={limits.stock} {...text('lowStockAt')} />)}
      {row(
        'active',
        <input
          type="checkbox"
          {...field('active')}
          checked={draft.active}
          onChange={(event) => {
            onChange({ ...draft, active: event.target.checked });
          }}
        />,
      )}
      {children}
    </form>
  );
}
