import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** A key of a page, with what it does said to a person. */
export interface Key {
  /** As `KeyboardEvent.key` has it: `j`, `?`, `Enter`. */
  readonly key: string;
  readonly does: string;
  readonly run: () => void;
}

/** Where the choice is kept. */
const CHOICE = 'marquee.keys';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function areOn(): boolean {
  return localStorage.getItem(CHOICE) !== 'off';
}

/** Whether keys of one character do something: some speak to their machine, and every word would be keys. */
export function useKeysOn(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, areOn);
  return [
    on,
    (wanted) => {
      localStorage.setItem(CHOICE, wanted ? 'on' : 'off');
      for (const listener of listeners) listener();
    },
  ];
}

/** Hears a page's keys. None is heard while somebody types, while a dialog is open, or where they are turned off. */
export function useKeys(keys: readonly Key[]): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !areOn()) return;
    if (event.target instanceof Element && (isTyping(event.target) || keepsKey(event.target, event.key))) return;
    if (document.querySelector('dialog[open]')) return;
    const found = keys.find(({ key }) => key === event.key);
    if (!found) return;
    event.preventDefault();
    found.run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      pressed(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

function isTyping(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.matches('textarea, select, [contenteditable]');
}

/** Links and buttons have Enter for themselves. */
function keepsKey(target: Element, key: string): boolean {
  return key === 'Enter' && target.matches('a, button, summary, input');
}
