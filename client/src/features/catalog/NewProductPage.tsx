import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { execute } from '../../api.ts';
import type { CreateProductInput } from '../../graphql/graphql.ts';
import { CreateProductDocument } from '../../graphql/graphql.ts';
import { useTitle } from '../shell/useTitle.ts';
import type { Draft } from './draft.ts';
import { emptyDraft, wholeOf } from './draft.ts';
import { problemsOf } from './problems.ts';
import { ProductForm } from './ProductForm.tsx';

/** A product that is not there yet. */
export function NewProductPage() {
  useTitle('New product');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [stock, setStock] = useState('0');
  // The key of what was sent last: the same input again has the same, so that a lost answer makes no second product.
  const sent = useRef<CreateProductInput | null>(null);
  const create = useMutation({
    mutationFn: async () => {
      const whole = { ...wholeOf(draft), stock: Number(stock) };
      const same =
        sent.current !== null &&
        JSON.stringify({ ...whole, idempotencyKey: sent.current.idempotencyKey }) === JSON.stringify(sent.current);
      const input = same && sent.current ? sent.current : { ...whole, idempotencyKey: crypto.randomUUID() };
      sent.current = input;
      return (await execute(CreateProductDocument, { input })).createProduct;
    },
    onSuccess: async ({ product }) => {
      if (!product) {
        sent.current = null;
        return;
      }
      void queries.invalidateQueries({ queryKey: ['products'] });
      await navigate(`/stock/${product.id}`, { state: { said: 'The product is added. Now its pictures.' } });
    },
  });
  const { fields, general } = problemsOf(create.data?.userErrors ?? []);
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/stock">← Products and stock</Link>
      </nav>
      <h1>New product</h1>
      <ProductForm
        draft={draft}
        onChange={setDraft}
        onSave={() => {
          if (!create.isPending) create.mutate();
        }}
        problems={fields}
      >
        <div className="form-row">
          <label htmlFor="first-stock">Pieces to begin with</label>
          <input
            id="first-stock"
            required
            type="number"
            min={0}
            max={1_000_000}
            value={stock}
            onChange={(event) => {
              setStock(event.target.value);
            }}
          />
        </div>
        <div className="actions">
          <button type="submit" disabled={create.isPending}>
            Add product
          </button>
        </div>
        {[...(create.error ? [create.error.message] : []), ...general].map((message) => (
          <p key={message} role="alert" className="problem">
            {message}
          </p>
        ))}
      </ProductForm>
    </>
  );
}
