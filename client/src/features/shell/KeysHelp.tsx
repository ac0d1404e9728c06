import { useRef } from 'react';
import type { Key } from './keys.ts';
import { useKeys, useKeysOn } from './keys.ts';

interface KeysHelpProps {
  readonly keys: readonly Key[];
  /** Keys that something else on the page hears: they are shown here, too. */
  readonly others?: readonly (readonly [key: string, does: string])[];
}

/** Hears a page's keys and shows them on demand, with the choice to turn them off. */
export function KeysHelp({ keys, others = [] }: KeysHelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useKeysOn();
  const show = () => {
    dialog.current?.showModal();
  };
  useKeys([...keys, { key: '?', does: 'Show the keys', run: show }]);
  return (
    <>
      <button type="button" className="quiet keys-button" onClick={show}>
        Keys <kbd aria-hidden="true">?</kbd>
      </button>
      <dialog ref={dialog} aria-labelledby="keys-title">
        <form method="dialog">
          <h2 id="keys-title">Keys</h2>
          <dl className="keys">
            {keys.map(({ key, does }) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
            {others.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <label className="choice">
            <input
              type="checkbox"
              checked={on}
              onChange={(event) => {
                setOn(event.target.checked);
              }}
            />{' '}
            Keys of one character are on
          </label>
          <div className="actions">
            <button type="submit">Close</button>
          </div>
        </form>
      </dialog>
    </>
  );
}
