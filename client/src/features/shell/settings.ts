import { createContext, use } from 'react';

/** What an installation says of itself, beside where its services are. */
export interface Settings {
  /** Null where no card can be typed in: a form for tests stands in its place. */
  readonly stripePublishableKey: string | null;
  /** Whether those who are not signed in can look at the events. */
  readonly guests: boolean;
}

export const SettingsContext = createContext<Settings>({ stripePublishableKey: null, guests: false });

/** What the installation says of itself. */
export function useSettings(): Settings {
  return use(SettingsContext);
}
