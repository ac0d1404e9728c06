import { isDay, today } from '../recurring/days.ts';

/** Which purchases a desk shows. */
export type DeskChoice =
  | { readonly by: 'day'; readonly day: string }
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'attention' };

/** Which ones an address names: those of today where it names none. */
export function choiceOf(parameters: URLSearchParams): DeskChoice {
  const email = parameters.get('email');
  if (email) return { by: 'email', email };
  if (parameters.has('attention')) return { by: 'attention' };
  const day = parameters.get('day') ?? '';
  return { by: 'day', day: isDay(day) ? day : today() };
}

/** How an address names them. */
export function parametersOf(choice: DeskChoice): Record<string, string> {
  if (choice.by === 'email') return { email: choice.email };
  return choice.by === 'attention' ? { attention: '' } : { day: choice.day };
}

/** The arguments of a desk's query. */
export function asked(choice: DeskChoice): {
  readonly day?: string;
  readonly email?: string;
  readonly needsAttention?: boolean;
} {
  if (choice.by === 'email') return { email: choice.email };
  return choice.by === 'attention' ? { needsAttention: true } : { day: choice.day };
}
