import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { execute } from '../../api.ts';
import type { ExportFormat, ExportInvoicesInput } from '../../graphql/graphql.ts';
import { ExportInvoicesDocument } from '../../graphql/graphql.ts';
import { countWords, formatWords } from '../invoices/words.ts';

interface ExportMenuProps {
  /** Which invoices are written. */
  readonly chosen: Pick<ExportInvoicesInput, 'filter'> | Pick<ExportInvoicesInput, 'ids'>;
  readonly words: string;
}

/** Writes invoices into a file and has the browser download it. */
export function ExportMenu({ chosen, words }: ExportMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const write = useMutation({
    mutationFn: async (format: ExportFormat) => {
      const { exportInvoices } = await execute(ExportInvoicesDocument, { input: { format, ...chosen } });
      const [problem] = exportInvoices.userErrors;
      if (problem) throw new Error(problem.message);
      if (!exportInvoices.export) throw new Error('There is nothing to download.');
      return exportInvoices.export;
    },
    onSuccess: ({ url, name }) => {
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
    },
  });
  return (
    <div className="export">
      <details ref={menu} className="menu">
        <summary>Export {words}</summary>
        <ul>
          {(Object.entries(formatWords) as [ExportFormat, string][]).map(([format, name]) => (
            <li key={format}>
              <button
                type="button"
                className="quiet"
                disabled={write.isPending}
                onClick={() => {
                  menu.current?.removeAttribute('open');
                  menu.current?.querySelector('summary')?.focus();
                  write.mutate(format);
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </details>
      <span role="status" className="hint">
        {write.isPending ? 'Writing …' : ''}
        {write.isSuccess ? `${countWords(write.data.count, 'invoice')} in ${write.data.name}` : ''}
      </span>
      {write.error ? (
        <span role="alert" className="problem">
          {write.error.message}
        </span>
      ) : null}
    </div>
  );
}
