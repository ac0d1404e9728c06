import { FieldProblem } from '../shell/FieldProblem.tsx';
import { isHalfNamed, LONGEST_NAME } from './names.ts';

interface NamesProps {
  /** Begins the ids of its fields. */
  readonly name: string;
  /** Empty where seats have no numbers. */
  readonly seats: readonly string[];
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
  /** What the server says of the field with this path. */
  readonly wrong: (field: string) => string | null;
}

/** Who comes, one name a ticket. Nobody has to say. */
export function Names({ name, seats, names, onChange, wrong }: NamesProps) {
  const half = isHalfNamed(names);
  return (
    <fieldset className="names">
      <legend>Who comes (optional)</legend>
      {names.map((typed, index) => (
        <div key={index}>
          <label className="block">
            Ticket {index + 1}
            {seats[index] === undefined ? '' : `, seat ${seats[index]}`}
            <input
              type="text"
              maxLength={LONGEST_NAME}
              autoComplete={index === 0 ? 'name' : 'off'}
              value={typed}
              required={half}
              aria-invalid={wrong(`names.${String(index)}`) !== null}
              aria-describedby={`${name}-names`}
              onChange={(event) => {
                onChange(names.map((each, at) => (at === index ? event.target.value : each)));
              }}
            />
          </label>
        </div>
      ))}
      <p className="hint">{half ? 'Name everybody, or nobody.' : ''}</p>
      <FieldProblem
        id={`${name}-names`}
        message={
          wrong('names') ?? names.map((_, index) => wrong(`names.${String(index)}`)).find((said) => said) ?? null
        }
      />
    </fieldset>
  );
}
