import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import type { OrganizedPartsFragment, PromoCodePartsFragment } from '../../graphql/graphql.ts';
import { ChangePromoCodeDocument, PromoCodesDocument } from '../../graphql/graphql.ts';
import { tryAgain } from '../bookings/tryAgain.ts';
import { zonedWords } from '../events/words.ts';
import { countWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { LOOK } from '../shell/useLive.ts';
import { moneyWords, rateWords } from '../shop/words.ts';
import { NewPromoCode } from './NewPromoCode.tsx';
import { ORGANIZED } from './useOrganizedEvent.ts';

interface PromoCodesTabProps {
  readonly event: OrganizedPartsFragment;
  readonly edits: boolean;
}

/** Codes that make the tickets of an event cheaper. */
export function PromoCodesTab({ event, edits }: PromoCodesTabProps) {
  const { id, venue, status } = event;
  const codes = useQuery({
    queryKey: [ORGANIZED, 'promoCodes', id],
    queryFn: () => execute(PromoCodesDocument, { eventId: id }),
    staleTime: 0,
    refetchInterval: LOOK,
  });
  const found = codes.data?.promoCodes ?? [];
  const open = status !== 'CANCELLING' && status !== 'CANCELLED';
  return (
    <div className="beside level">
      <section aria-labelledby="codes-title" className="card part">
        <h2 id="codes-title">Promo codes</h2>
        {codes.isError ? <Problem message={codes.error.message} onRetry={() => void codes.refetch()} /> : null}
        {codes.isPending ? <p role="status">Loading …</p> : null}
        {codes.isSuccess && found.length === 0 ? <p className="hint">None yet.</p> : null}
        <ul className="promo-codes" aria-label="Promo codes">
          {found.map((code) => (
            <li key={code.code} data-code={code.code}>
              <Code eventId={id} code={code} zone={venue.timeZone} edits={edits && open} />
            </li>
          ))}
        </ul>
      </section>
      {edits && open ? <NewPromoCode event={event} /> : null}
    </div>
  );
}

interface CodeProps {
  readonly eventId: string;
  readonly code: PromoCodePartsFragment;
  readonly zone: string;
  readonly edits: boolean;
}

function Code({ eventId, code: promo, zone, edits }: CodeProps) {
  const queries = useQueryClient();
  const { code, version, active, uses, maximumUses, validFrom, validUntil } = promo;
  const turn = useMutation({
    mutationFn: async () => {
      const { userErrors } = await tryAgain(
        async () =>
          (
            await execute(ChangePromoCodeDocument, {
              eventId,
              code,
              expectedVersion: version,
              input: { active: !active },
            })
          ).changePromoCode,
      );
      const [problem] = userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [ORGANIZED, 'promoCodes', eventId] }),
  });
  const facts = [
    `${countWords(uses, 'use')}${maximumUses === null ? '' : ` of ${String(maximumUses)}`}`,
    ...(validFrom === null ? [] : [`from ${zonedWords(validFrom, zone)}`]),
    ...(validUntil === null ? [] : [`until ${zonedWords(validUntil, zone)}`]),
  ];
  return (
    <>
      <span className="what">
        <strong>
          <code>{code}</code> {offWords(promo)}
        </strong>
        <small>{facts.join(' · ')}</small>
      </span>
      <span className="badge" data-active={active}>
        {active ? 'In use' : 'Switched off'}
      </span>
      {edits ? (
        <button
          type="button"
          className="quiet small"
          aria-label={`${active ? 'Switch off' : 'Switch on'} ${code}`}
          disabled={turn.isPending}
          onClick={() => {
            turn.mutate();
          }}
        >
          {active ? 'Switch off' : 'Switch on'}
        </button>
      ) : null}
      {turn.error ? (
        <p role="alert" className="problem">
          {turn.error.message}
        </p>
      ) : null}
    </>
  );
}

function offWords({ percent, amount }: PromoCodePartsFragment): string {
  if (percent !== null) return `${rateWords(percent)} off`;
  return amount === null ? '' : `${moneyWords(amount)} off a booking, before tax`;
}
