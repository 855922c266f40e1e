import {
  captureDiscarded,
  consultationApproved,
  consultationRefused,
  consultationRequested,
  consultationRevoked,
  courseChecked,
  custodyAccessed,
  custodyRevoked,
  custodyShareUsed,
  decisionIssued,
  disposalApproved,
  disposalProposed,
  disposalRefused,
  documentMade,
  erasureApproved,
  erasureRefused,
  erasureRequested,
  exemptionGranted,
  holdingDisposed,
  holdingEnding,
  holdLifted,
  holdPlaced,
  recordingLateApproved,
  recordingLateExplained,
  recordingMarked,
  recordingSealed,
  retentionSet,
} from '@sanzhi/contracts';
import type { Event } from './row.ts';

type Fields = Record<string, unknown>;

/** What an event said for good, and where the database repeats it. */
export interface FactRule {
  readonly type: string;
  /** Collection of the thing, in the database of evidence. */
  readonly collection: string;
  readonly said: (event: Event) => Fields;
  /** One for each such event; an event whose words were erased is counted only. */
  readonly kept: (state: Fields) => Fields[];
  /** Each event takes the place of the one before. */
  readonly newest: boolean;
}

export const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Fields | null | undefined)?.[name], value);

const listIn = (state: Fields, path: string): Fields[] => {
  const found = at(state, path);
  if (found === undefined || found === null) return [];
  return Array.isArray(found) ? (found as Fields[]) : [found as Fields];
};

/** Field of the event's data → path in what the state has of it. */
type Pairs = Readonly<Record<string, string>>;
/** Who said it, where the state has that person under this path. */
const by = (path: string): Pairs => ({
  'actor.id': `${path}.subject`,
  'actor.name': `${path}.name`,
  'actor.certificate': `${path}.certificate`,
});

interface Where {
  /** Path of the list, or of the one thing; the state itself unless told. */
  in?: string;
  /** Which of them such an event tells of. */
  when?: (item: Fields, state: Fields) => boolean;
  newest?: boolean;
}

const rule = (
  { type }: { type: string },
  collection: string,
  pairs: Pairs,
  { in: path, when = () => true, newest = false }: Where = {},
): FactRule => ({
  type,
  collection,
  newest,
  said: (event) =>
    Object.fromEntries(
      Object.keys(pairs).map((field) => [field, at(field.startsWith('actor.') ? event : event.data, field)]),
    ),
  kept: (state) =>
    (path === undefined ? [state] : listIn(state, path))
      .filter((item) => when(item, state))
      .map((item) => Object.fromEntries(Object.entries(pairs).map(([field, of]) => [field, at(item, of)]))),
});

const same = (...fields: string[]): Pairs => Object.fromEntries(fields.map((field) => [field, field]));
const has =
  (path: string) =>
  (item: Fields): boolean =>
    (at(item, path) ?? undefined) !== undefined;
const stands =
  (...states: string[]) =>
  (_item: Fields, state: Fields): boolean =>
    states.includes(String(state['state']));

const consulted = (contract: { type: string }, path: string, ...states: string[]): FactRule =>
  rule(contract, 'consultations', { note: 'note', ...by('by') }, { in: path, when: stands(...states) });
const decided = (contract: { type: string }, collection: string, ...states: string[]): FactRule =>
  rule(contract, collection, { note: 'note', ...by('by') }, { in: 'decision', when: stands(...states) });

const files = (things: unknown): unknown[] =>
  ((things ?? []) as Fields[]).map(({ thing, sha256 }) => ({ thing, sha256 }));

export const factRules: readonly FactRule[] = [
  rule(
    recordingSealed,
    'recordings',
    same('sha256', 'versionId', 'sm3', 'size', 'retainUntil', 'title', 'activity', 'stage'),
    { when: has('retainUntil') },
  ),
  rule(
    recordingMarked,
    'recordings',
    { mark: 'id', ...same('atSeconds', 'kind', 'text'), ...by('by') },
    { in: 'marks' },
  ),
  rule(
    recordingLateExplained,
    'recordings',
    { ...same('delaySeconds', 'reason'), ...by('by') },
    { in: 'late', when: has('reason'), newest: true },
  ),
  rule(
    recordingLateApproved,
    'recordings',
    { ...same('delaySeconds', 'reason'), ...by('approvedBy') },
    { in: 'late', when: has('approvedBy') },
  ),
  {
    type: courseChecked.type,
    collection: 'courses',
    newest: true,
    said: ({ data: { stage, activity, since, recordings, gaps } }) => ({
      ...{ stage, activity, since, recordings },
      gaps: (gaps as Fields[]).map(({ id, from, to, approved }) => ({ id, from, to, approved })),
    }),
    kept: ({ stage, activity, since, segments, gaps }) => [
      {
        ...{ stage, activity, since },
        recordings: (segments as Fields[]).map(({ recording }) => recording),
        gaps: (gaps as Fields[]).map((gap) => ({
          ...{ id: gap['id'], from: gap['from'], to: gap['to'] },
          approved: has('approvedBy')(gap),
        })),
      },
    ],
  },
  rule(
    captureDiscarded,
    'discards',
    same('capture', 'recording', 'medium', 'sha256', 'size', 'reason', 'discardedAt'),
  ),
  rule(documentMade, 'documents', same('sha256', 'versionId', 'form', 'title', 'stage', 'number')),
  rule(
    decisionIssued,
    'matters',
    { ...same('number', 'document', 'decidedOn'), proposalDigest: 'digest' },
    { in: 'decision' },
  ),
  rule(
    exemptionGranted,
    'matters',
    { ...same('state', 'activity', 'ground', 'reason'), ...by('by') },
    { in: 'exemptions' },
  ),
  rule(custodyAccessed, 'accesses', {
    ...same('kind', 'thing', 'title', 'sha256', 'way', 'purpose', 'note', 'until', 'consultation'),
    recipient: 'share.recipient',
    ...by('by'),
  }),
  rule(custodyShareUsed, 'accesses', {}, { in: 'share.used' }),
  rule(custodyRevoked, 'accesses', { ...same('reason'), ...by('by') }, { in: 'revoked' }),
  rule(consultationRequested, 'consultations', {
    ...same('purpose', 'reason', 'until'),
    ...by('requestedBy'),
  }),
  consulted(consultationApproved, 'decision', 'approved', 'revoked'),
  consulted(consultationRefused, 'decision', 'refused'),
  consulted(consultationRevoked, 'revocation', 'revoked'),
  rule(retentionSet, 'keepings', { ...same('class', 'reason'), ...by('by') }, { in: 'history' }),
  rule(retentionSet, 'keepings', same('class'), { when: has('class'), newest: true }),
  rule(
    holdPlaced,
    'keepings',
    { hold: 'id', ...same('ground', 'basis', 'reason'), ...by('by') },
    { in: 'holds' },
  ),
  rule(
    holdLifted,
    'keepings',
    { hold: 'id', reason: 'lifted.reason', ...by('lifted.by') },
    { in: 'holds', when: has('lifted') },
  ),
  rule(holdingEnding, 'keepings', same('thing', 'disposal'), { in: 'ending' }),
  {
    type: disposalProposed.type,
    collection: 'disposals',
    newest: false,
    said: ({ data, actor }) => ({ reason: data['reason'], things: files(data['things']), by: actor.id }),
    kept: ({ reason, items, proposedBy }) => [
      { reason, things: files(items), by: at(proposedBy, 'subject') },
    ],
  },
  decided(disposalApproved, 'disposals', 'approved', 'carried-out'),
  decided(disposalRefused, 'disposals', 'refused'),
  rule(erasureRequested, 'erasures', { ...same('ground', 'basis', 'reason'), ...by('requestedBy') }),
  decided(erasureApproved, 'erasures', 'approved', 'carried-out'),
  decided(erasureRefused, 'erasures', 'refused'),
  rule(
    holdingDisposed,
    'holdings',
    { ...same('thing', 'sha256'), disposal: 'disposed.disposal' },
    { when: has('disposed') },
  ),
];
