import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer } from 'react';
import { execute } from '../../api.ts';
import { RequestUploadsDocument } from '../../graphql/graphql.ts';
import { announcementOf, refusalOf } from './announce.ts';
import { sendForm } from './sendForm.ts';

/** Files in one call of `requestUploads` at most. */
const BATCH = 25;

/** Files sent at the same time. */
const AT_ONCE = 3;

export interface Upload {
  readonly id: string;
  readonly name: string;
  /** The share that is sent, 0–1. */
  readonly progress: number;
  readonly state: 'PREPARING' | 'SENDING' | 'SENT' | 'REFUSED';
  /** Why it was refused; null otherwise. */
  readonly refusal: string | null;
}

type Action =
  | { readonly type: 'added'; readonly uploads: readonly Upload[] }
  | { readonly type: 'changed'; readonly id: string; readonly change: Partial<Upload> }
  | { readonly type: 'cleared' };

function reduce(uploads: readonly Upload[], action: Action): readonly Upload[] {
  switch (action.type) {
    case 'added':
      return [...action.uploads, ...uploads];
    case 'changed':
      return uploads.map((upload) => (upload.id === action.id ? { ...upload, ...action.change } : upload));
    case 'cleared':
      return uploads.filter(({ state }) => state === 'PREPARING' || state === 'SENDING');
  }
}

interface Chosen {
  readonly id: string;
  readonly file: File;
}

export interface Uploads {
  readonly uploads: readonly Upload[];
  readonly add: (files: readonly File[]) => Promise<void>;
  /** Forgets those that are sent or refused. */
  readonly clear: () => void;
}

/** Announces and sends files; each has a progress and, where it is refused, a reason. Leaving the page meanwhile asks first. */
export function useUploads(): Uploads {
  const [uploads, dispatch] = useReducer(reduce, []);
  const busy = uploads.some(({ state }) => state === 'PREPARING' || state === 'SENDING');
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [busy]);
  const queries = useQueryClient();

  const add = useCallback(
    async (files: readonly File[]) => {
      const change = (id: string, changed: Partial<Upload>) => {
        dispatch({ type: 'changed', id, change: changed });
      };
      const refuse = (id: string, error: unknown) => {
        change(id, { state: 'REFUSED', refusal: error instanceof Error ? error.message : 'It could not be sent.' });
      };
      const chosen = files.map((file) => ({ id: crypto.randomUUID(), file, refusal: refusalOf(file) }));
      dispatch({
        type: 'added',
        uploads: chosen.map(({ id, file, refusal }) => ({
          id,
          name: file.name,
          progress: 0,
          state: refusal === null ? 'PREPARING' : 'REFUSED',
          refusal,
        })),
      });
      const send = async ({ id, file }: Chosen, form: Parameters<typeof sendForm>[0]) => {
        try {
          change(id, { state: 'SENDING' });
          await sendForm(form, file, (progress) => {
            change(id, { progress });
          });
          change(id, { state: 'SENT', progress: 1 });
        } catch (error) {
          refuse(id, error);
        }
      };
      const sendable = chosen.filter(({ refusal }) => refusal === null);
      for (let start = 0; start < sendable.length; start += BATCH) {
        const batch = sendable.slice(start, start + BATCH);
        try {
          const forms = await announce(batch.map(({ file }) => file));
          void queries.invalidateQueries({ queryKey: ['invoices'] });
          const waiting = batch.flatMap((item, index) => {
            const form = forms[index];
            return form ? [{ item, form }] : [];
          });
          const worker = async () => {
            for (let next = waiting.shift(); next; next = waiting.shift()) {
              await send(next.item, next.form);
            }
          };
          await Promise.all(Array.from({ length: AT_ONCE }, worker));
        } catch (error) {
          for (const { id } of batch) refuse(id, error);
        }
      }
    },
    [queries],
  );

  const clear = useCallback(() => {
    dispatch({ type: 'cleared' });
  }, []);

  return { uploads, add, clear };
}

async function announce(files: readonly File[]) {
  const input = { files: await Promise.all(files.map(announcementOf)), idempotencyKey: crypto.randomUUID() };
  const { requestUploads } = await execute(RequestUploadsDocument, { input });
  const [problem] = requestUploads.userErrors;
  if (problem) throw new Error(problem.message);
  const forms = (requestUploads.uploads ?? []).map(({ form }) => form);
  if (forms.length !== files.length) throw new Error('The server did not take every file. Upload them again.');
  return forms;
}
