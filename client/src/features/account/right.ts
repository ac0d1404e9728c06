import { createContext, use } from 'react';
import type { Right } from '../../api.ts';

/** By what right the pages around ask: guests, who are not signed in, ask by the web app's own key. */
export const RightContext = createContext<Right>('userPool');

/** By what right this page asks. */
export function useRight(): Right {
  return use(RightContext);
}
