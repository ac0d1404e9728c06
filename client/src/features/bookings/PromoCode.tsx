import { FieldProblem } from '../shell/FieldProblem.tsx';

interface PromoCodeProps {
  /** Begins the ids of its fields. */
  readonly name: string;
  readonly typed: string;
  /** Whether the server is being asked what it takes off. */
  readonly asking: boolean;
  /** Whether the sum is with it. */
  readonly taken: boolean;
  /** Why it is not taken. */
  readonly wrong: string | null;
  readonly onType: (typed: string) => void;
  readonly onUse: () => void;
}

/** A code that makes the tickets cheaper: the sum tells at once by how much. */
export function PromoCode({ name, typed, asking, taken, wrong, onType, onUse }: PromoCodeProps) {
  return (
    <>
      <div className="promo">
        <label className="block">
          Promo code (optional)
          <input
            type="text"
            maxLength={30}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={typed}
            aria-invalid={wrong !== null}
            aria-describedby={`${name}-promo`}
            onChange={(event) => {
              onType(event.target.value);
            }}
          />
        </label>
        <button type="button" className="quiet" disabled={asking} onClick={onUse}>
          Use code
        </button>
        <span role="status" className="hint">
          {taken ? 'The code is taken off.' : ''}
        </span>
      </div>
      <FieldProblem id={`${name}-promo`} message={wrong} />
    </>
  );
}
