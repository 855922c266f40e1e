import {
  bundleExported,
  custodyAccessed,
  custodyLinkIssued,
  custodyShareUsed,
  documentMade,
  documentServed,
  erasureCarriedOut,
  fixityFaultFound,
  holdingDisposed,
  holdLifted,
  holdPlaced,
  recordingDerived,
  recordingLateApproved,
  recordingLateExplained,
  recordingMarked,
  recordingQuarantined,
  recordingReceived,
  recordingSealed,
  retentionSet,
  type Envelope,
  type EventContract,
} from '@sanzhi/contracts';
import type { PreservationAgent, PreservationEvent } from '@sanzhi/csip';
import { derivedId } from '@sanzhi/kernel';
import type { MatterFile } from '../domain/bundle.ts';

/** What PREMIS calls it (id.loc.gov/vocabulary/preservation/eventType). Other events of a matter are its business, not its keeping. */
const terms = new Map(
  (
    [
      [recordingReceived, 'ingestion'],
      [recordingSealed, 'accession'],
      [recordingQuarantined, 'quarantine'],
      [recordingMarked, 'metadata modification'],
      [recordingLateExplained, 'metadata modification'],
      [recordingLateApproved, 'metadata modification'],
      [recordingDerived, 'creation'],
      [documentMade, 'creation'],
      [documentServed, 'dissemination'],
      [custodyAccessed, 'dissemination'],
      [custodyLinkIssued, 'dissemination'],
      [custodyShareUsed, 'dissemination'],
      [retentionSet, 'policy assignment'],
      [holdPlaced, 'policy assignment'],
      [holdLifted, 'policy assignment'],
      [fixityFaultFound, 'fixity check'],
      [holdingDisposed, 'deletion'],
      [erasureCarriedOut, 'deletion'],
      [bundleExported, 'information package creation'],
    ] satisfies [EventContract<never> | EventContract, string][]
  ).map(([contract, term]) => [contract.type, { term, zh: contract.zh }]),
);

type Said = Envelope & { data?: Record<string, unknown> };
const textIn = (data: Said['data'], name: string): string | undefined => {
  const value = data?.[name];
  return typeof value === 'string' ? value : undefined;
};

/** Which of the files (or, where it is none of them, of the whole) an event tells. */
const objectOf = ({ subject, data }: Said, known: ReadonlySet<string>, whole: string): string =>
  [textIn(data, 'thing'), textIn(data, 'document'), subject].find(
    (id) => id !== undefined && known.has(id),
  ) ?? whole;

const outcomeOf = (data: Said['data']): string | undefined =>
  textIn(data, 'code') ?? textIn(data, 'way') ?? textIn(data, 'kind') ?? textIn(data, 'class');

/** From the entries of the ledger, as they were said. */
export const saidEvents = (
  bodies: readonly unknown[],
  files: readonly MatterFile[],
  whole: string,
): { events: PreservationEvent[]; agents: PreservationAgent[] } => {
  const known = new Set(files.map(({ thing }) => thing));
  const agents = new Map<string, PreservationAgent>();
  const events = bodies.flatMap((body): PreservationEvent[] => {
    const { event } = body as { event: Said };
    const told = terms.get(event.type);
    if (!told) return [];
    const { id, name, certificate } = event.actor;
    agents.set(id, personOf(id, name, certificate));
    const outcome = outcomeOf(event.data);
    return [
      {
        id: event.id,
        type: told.term,
        at: event.time,
        detail: told.zh,
        ...(outcome === undefined ? {} : { outcome }),
        agents: [id],
        objects: [objectOf(event, known, whole)],
      },
    ];
  });
  return { events, agents: [...agents.values()] };
};

const personOf = (id: string, name: string, certificate: string | undefined): PreservationAgent => ({
  id,
  name,
  type: id.startsWith('service:') ? 'software' : 'person',
  ...(certificate === undefined ? {} : { also: [{ type: '执法证号', value: certificate }] }),
});

/** What no event tells: the film was taken before the house knew of it, and a check without a fault is not said. */
export const keptEvents = (
  files: readonly MatterFile[],
  software: string,
): { events: PreservationEvent[]; agents: PreservationAgent[] } => {
  const agents = new Map<string, PreservationAgent>();
  const events = files.flatMap((file): PreservationEvent[] => {
    const { kind, thing, madeAt, madeBy, checked } = file;
    const takers = madeBy.map(({ subject, name, certificate }) => {
      const id = subject ?? certificate ?? name;
      agents.set(id, personOf(id, name, certificate));
      return id;
    });
    const event = (type: string, at: string, detail: string, by: string[]): PreservationEvent => ({
      id: derivedId('preservation', type, thing, at),
      type,
      at,
      detail,
      agents: by,
      objects: [thing],
    });
    return [
      ...(kind === 'recording' ? [event('capture', madeAt, '音像记录', takers)] : []),
      ...(checked
        ? [
            {
              ...event('fixity check', checked.at, '定期完整性检查（SHA-256）', [software]),
              outcome: checked.fault ?? 'pass',
            },
          ]
        : []),
    ];
  });
  return { events, agents: [...agents.values()] };
};
