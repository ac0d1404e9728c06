import { useEffect, useEffectEvent } from 'react';
import { countWords } from '../words.ts';
import type { Correction } from './useCorrection.ts';

interface SaveBarProps {
  readonly correction: Correction;
  readonly onSave: () => void;
}

/** What is changed and not saved; with the newer invoice, where somebody changed it meanwhile. */
export function SaveBar({ correction, onSave }: SaveBarProps) {
  const { changes, problems, stale, saving } = correction;
  useSaveKey(onSave);
  useStaying(changes > 0);
  return (
    <div className={changes > 0 ? 'card save-bar' : 'visually-hidden'} role="group" aria-label="Corrections">
      <div role="status">
        {changes > 0 ? <p>{countWords(changes, 'correction')} not saved</p> : null}
        {stale ? (
          <p className="stale">
            This invoice changed while you were correcting it. What you typed is kept.{' '}
            <button type="button" className="quiet" onClick={correction.load}>
              Load what changed
            </button>
          </p>
        ) : null}
      </div>
      {problems[''] ? (
        <p role="alert" className="problem">
          {problems['']}
        </p>
      ) : null}
      {changes > 0 ? (
        <div className="actions">
          <input
            aria-label="Why it is corrected"
            placeholder="Why (optional)"
            maxLength={500}
            value={correction.note}
            onChange={(event) => {
              correction.setNote(event.target.value);
            }}
          />
          <button type="button" className="quiet" onClick={correction.discard}>
            Discard
          </button>
          <button type="button" disabled={saving} onClick={onSave}>
            Save <kbd aria-hidden="true">Ctrl ↵</kbd>
          </button>
        </div>
      ) : null}
    </div>
  );
}

/** Ctrl+Enter (⌘+Enter) saves from wherever on the page somebody is. */
function useSaveKey(onSave: () => void): void {
  const save = useEffectEvent(onSave);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      save();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

/** Leaving the app with changes that are not saved asks first. */
function useStaying(stay: boolean): void {
  useEffect(() => {
    if (!stay) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [stay]);
}
