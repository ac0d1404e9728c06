import { moneyWords } from '../shop/words.ts';
import type { RefundChoice } from './draft.ts';
import { priceOfPieces } from './sums.ts';

interface ChoosePiecesProps {
  readonly choices: readonly RefundChoice[];
  /** What the server says of a line. */
  readonly problems: readonly { readonly productId: string; readonly message: string }[];
  readonly restock: boolean;
  readonly onChoose: (productId: string, pieces: number) => void;
  readonly onRestock: (restock: boolean) => void;
}

/** How many pieces of each line are given back, of those that are left, and whether they are sold again. */
export function ChoosePieces({ choices, problems, restock, onChoose, onRestock }: ChoosePiecesProps) {
  return (
    <>
      <ul className="refund-lines">
        {choices.map((choice) => {
          const { productId, name, left, chosen } = choice;
          const problem = problems.find((each) => each.productId === productId)?.message ?? null;
          return (
            <li key={productId}>
              <span className="what">
                <span>{name}</span>
                <small>{left} left</small>
                {problem ? (
                  <small className="problem" role="alert">
                    {problem}
                  </small>
                ) : null}
              </span>
              <input
                type="number"
                aria-label={`Pieces of ${name} to give back, of ${String(left)}`}
                aria-invalid={problem !== null}
                min={0}
                max={left}
                value={String(chosen)}
                onChange={(event) => {
                  const pieces = Number(event.target.value);
                  if (Number.isInteger(pieces) && pieces >= 0) onChoose(productId, pieces);
                }}
              />
              <span className="amount">{chosen > 0 ? moneyWords(priceOfPieces(choice)) : ''}</span>
            </li>
          );
        })}
      </ul>
      <label className="choice">
        <input
          type="checkbox"
          checked={restock}
          onChange={(event) => {
            onRestock(event.target.checked);
          }}
        />
        They go back into stock
      </label>
    </>
  );
}
