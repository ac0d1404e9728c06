import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import type { CorrectableField } from '../../graphql/graphql.ts';
import { InvoiceSurroundingsDocument } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Actions } from './Actions.tsx';
import { AskInvoice } from './AskInvoice.tsx';
import { Checks } from './Checks.tsx';
import { CorrectFields, FIELD_INPUT } from './correct/CorrectFields.tsx';
import { CorrectLines } from './correct/CorrectLines.tsx';
import { correctable, fieldNamed } from './correct/fields.ts';
import { typedOf } from './correct/lines.ts';
import { SaveBar } from './correct/SaveBar.tsx';
import { useCorrection } from './correct/useCorrection.ts';
import { usePicking } from './correct/usePicking.ts';
import { Details } from './Details.tsx';
import { DocumentView } from './DocumentView.tsx';
import { Duplicates } from './Duplicates.tsx';
import { EInvoice } from './EInvoice.tsx';
import { Fields } from './Fields.tsx';
import { History } from './History.tsx';
import { nameOf } from './InvoiceRow.tsx';
import { Insights } from './Insights.tsx';
import { Lines } from './Lines.tsx';
import type { Marked, Marking } from './marking.ts';
import type { OpenedInvoice } from './opened.ts';
import { DecisionBar } from './review/DecisionBar.tsx';
import { useNext } from './review/useNext.ts';
import type { Desk } from './review/useReviewQueue.ts';
import { deskPath } from './review/useReviewQueue.ts';
import { Reviews } from './Reviews.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { Taxes } from './Taxes.tsx';
import { channelWords, dayWords, instantWords, kindWords, readerWords, sizeWords } from './words.ts';

interface OpenedProps {
  readonly invoice: OpenedInvoice;
  /** The desk that it was opened from, or null. */
  readonly desk: Desk | null;
}

/** An invoice that is there, in whatever state it is. */
export function Opened({ invoice, desk: named }: OpenedProps) {
  const name = nameOf(invoice);
  useTitle(name);
  const me = useMe();
  const desk = me.reviews ? named : null;
  const surroundings = useQuery({
    queryKey: ['invoice', invoice.id, 'surroundings'],
    queryFn: () => execute(InvoiceSurroundingsDocument, { id: invoice.id }),
  });
  const around = surroundings.data?.invoice;
  const [pinned, setPinned] = useState<Marked | null>(null);
  const [pointed, setPointed] = useState<Marked | null>(null);
  const marking: Marking = { marked: pointed ?? pinned, pinned, onPoint: setPointed, onPin: setPinned };
  const [active, setActive] = useState<CorrectableField | null>(null);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const correction = useCorrection(invoice);
  const next = useNext(invoice.id, desk);

  const open = invoice.status === 'READ' || invoice.status === 'NEEDS_REVIEW';
  const byDefault = desk !== null || (me.reviews === true && invoice.status === 'NEEDS_REVIEW');
  const correcting = (open && (wanted ?? byDefault)) || correction.changes > 0;
  const { shown } = correction;
  const picking = usePicking(correction, correcting ? active : null, setPinned);

  const focusOn = (selector: string) => {
    flushSync(() => {
      setWanted(true);
    });
    document.querySelector<HTMLElement>(selector)?.focus();
  };
  const jump = (path: string) => {
    const field = fieldNamed(path);
    if (field) {
      focusOn(`[data-correct="${correctable[field].name}"]`);
      return;
    }
    const [section = '', index] = path.split('.');
    const line = section === 'lines' ? shown.lines[Number(index)] : undefined;
    const place = line?.amount?.place ?? line?.description?.place;
    if (place) setPinned({ field: `lines.${index ?? ''}`, place });
    focusOn(`[role="region"][aria-labelledby="${section}-title"]`);
  };
  const save = async () => {
    const version = await correction.save();
    if (version === null) {
      document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    // What comes next is to decide, or to go on; both wait for one more key.
    document.querySelector<HTMLElement>(':is([data-approve]:enabled, [data-next], #fields-title)')?.focus();
  };

  return (
    <>
      <nav aria-label="Back" className="back">
        {desk ? <Link to={deskPath(desk)}>← Review</Link> : <Link to="/invoices">← All invoices</Link>}
      </nav>
      <div className="title">
        <div>
          <h1>{name}</h1>
          <p className="hint">{factsOf(invoice).join(' · ')}</p>
        </div>
        <StatusBadge status={invoice.status} />
        <Actions invoice={invoice} mine={invoice.ownerId === me.id} />
      </div>
      <DecisionBar
        invoice={invoice}
        name={name}
        mayApprove={around?.mayApprove ?? false}
        correction={correction}
        next={next}
        correcting={correcting}
        onCorrect={
          open
            ? () => {
                focusOn(FIELD_INPUT);
              }
            : null
        }
      />
      {invoice.refusal ? <Problem message={refusalOf(invoice)} /> : null}
      <Reviews reviews={shown.reviews} onJump={open ? jump : undefined} />
      <Duplicates invoice={invoice} duplicates={around?.duplicates ?? []} />
      <div className="beside">
        {hasDocument(invoice) ? (
          <DocumentView
            invoiceId={invoice.id}
            name={invoice.file.name}
            marked={marking.marked}
            picking={picking}
            part={invoice.part}
            data={<EInvoice invoice={shown} />}
          />
        ) : null}
        <div>
          {wasRead(invoice) ? (
            <>
              {correcting ? (
                <CorrectFields correction={correction} marking={marking} active={active} onActive={setActive} />
              ) : (
                <Fields
                  invoice={invoice}
                  marking={marking}
                  vendorId={around?.vendorRecord?.id ?? null}
                  action={
                    open ? (
                      <button
                        type="button"
                        className="quiet"
                        onClick={() => {
                          focusOn(FIELD_INPUT);
                        }}
                      >
                        Correct
                      </button>
                    ) : null
                  }
                />
              )}
              <Taxes invoice={shown} />
              {correcting && correction.lines ? (
                <CorrectLines correction={correction} />
              ) : (
                <Lines
                  lines={shown.lines}
                  marking={marking}
                  action={
                    correcting ? (
                      <button
                        type="button"
                        className="quiet"
                        onClick={() => {
                          correction.typeLines(shown.lines.map(typedOf));
                        }}
                      >
                        Correct lines
                      </button>
                    ) : null
                  }
                />
              )}
              <Checks checks={shown.checks} />
              <Details
                details={shown.details}
                marking={marking}
                into={picking ? { label: picking.label, onPick: picking.onPick } : null}
              />
              <Insights invoice={invoice} />
            </>
          ) : (
            <NotRead invoice={invoice} />
          )}
          {around?.vendorRecord ? (
            <p className="vendor-link">
              <Link to={`/vendors/${around.vendorRecord.id}`}>Everything from {around.vendorRecord.name}</Link>
            </p>
          ) : null}
          <History invoice={invoice} />
          {correcting ? <SaveBar correction={correction} onSave={() => void save()} /> : null}
          {open && invoice.ownerId === me.id ? <AskInvoice invoiceId={invoice.id} /> : null}
        </div>
      </div>
    </>
  );
}

/** Whether anything of it has been read, now or before a later reading. */
function wasRead(invoice: OpenedInvoice): boolean {
  if (['READ', 'NEEDS_REVIEW', 'APPROVED'].includes(invoice.status)) return true;
  return [invoice.vendor, invoice.number, invoice.total, invoice.issueDate].some(Boolean) || invoice.lines.length > 0;
}

/** A person's refusal keeps the document; what was refused for its content does not. */
function hasDocument({ status, refusal }: OpenedInvoice): boolean {
  if (refusal?.code === 'DECLINED') return true;
  return !['AWAITING_UPLOAD', 'SCANNING', 'REJECTED', 'EXPIRED', 'DELETED'].includes(status);
}

function refusalOf({ refusal, decision }: OpenedInvoice): string {
  if (refusal?.code === 'DECLINED' && decision?.reason && !refusal.message.includes(decision.reason)) {
    return `${refusal.message} “${decision.reason}”`;
  }
  return refusal?.message ?? '';
}

function factsOf(invoice: OpenedInvoice): readonly string[] {
  const { number, issueDate, file, pages, part, reader, kind, channel, uploadedAt } = invoice;
  return [
    ...(kind === null || kind === 'INVOICE' ? [] : [kindWords[kind]]),
    ...(number ? [`No. ${number.value}`] : []),
    ...(issueDate ? [`issued ${dayWords(issueDate.value)}`] : []),
    ...(invoice.vendor ? [file.name] : []),
    ...(part ? [`part ${String(part.number)} of ${String(part.of)}, pages ${pagesOf(part)}`] : []),
    `${file.mediaType}, ${sizeWords(file.size)}${
      pages === null ? '' : `, ${String(pages)} ${pages === 1 ? 'page' : 'pages'}`
    }`,
    ...(reader ? [readerWords[reader]] : []),
    `${channel === 'EMAIL' ? channelWords.EMAIL.toLowerCase() : 'uploaded'} ${instantWords(uploadedAt)}`,
  ];
}

function pagesOf({ firstPage, lastPage }: NonNullable<OpenedInvoice['part']>): string {
  return firstPage === lastPage ? String(firstPage) : `${String(firstPage)}–${String(lastPage)}`;
}

/** What is going on with an invoice of which nothing can be shown yet. */
function NotRead({ invoice }: { readonly invoice: OpenedInvoice }) {
  switch (invoice.status) {
    case 'AWAITING_UPLOAD':
      return <p className="card empty">Its file has not arrived yet.</p>;
    case 'SCANNING':
      return <p className="card empty">Its file is being scanned for malware. This page moves on by itself.</p>;
    case 'READING':
      return <p className="card empty">It is being read. What is found appears here by itself.</p>;
    default:
      // Its refusal says why there is nothing.
      return null;
  }
}
