import type { AccessPurpose, FetchedPart, Person } from '@sanzhi/contracts';
import { forbidden, invalid } from './refusals.ts';

/** What can be taken out of the store to be looked at. */
export type HeldKind = 'recording' | 'document';
export type Way = 'look' | 'play' | 'download' | 'share';

/** The sealed thing as it is called and identified at this moment. */
export interface HeldThing {
  kind: HeldKind;
  id: string;
  agency: string;
  matter: string;
  title: string;
  sha256: string;
}

export interface Caller {
  subject: string;
  name: string;
  agency: string;
  certificate?: string | undefined;
  roles: readonly string[];
}

export interface Share {
  recipient: string;
  left: number;
  used: { at: string }[];
  /** SHA-256 of the token's secret; the token itself is told once and kept nowhere. */
  secret?: string;
  /** Wrong names so far. */
  mistaken: number;
}

/** A clip or a transcript that an access gave beside the record itself. */
export interface Fetched {
  part: FetchedPart;
  id: string;
  at: string;
}

/** One entry of the custody list: who took what, when, what for. It exists before a byte flows. */
export interface Access {
  id: string;
  agency: string;
  matter: string;
  kind: HeldKind;
  thing: string;
  title: string;
  sha256: string;
  way: Way;
  purpose: string;
  note?: string;
  by: Person;
  at: string;
  until: string;
  consultation?: string;
  fetched?: Fetched[];
  share?: Share;
  revoked?: { at: string; by: Person; reason: string };
}

export type AccessFact =
  | { fact: 'accessed' }
  | { fact: 'fetched'; part: FetchedPart; id: string }
  | { fact: 'link-issued' }
  | { fact: 'share-used'; left: number }
  | { fact: 'share-refused'; mistaken: number; blocked: boolean }
  | { fact: 'revoked'; reason: string };

export interface AccessChange {
  access: Access;
  facts: AccessFact[];
}

export interface Asked {
  way: Way;
  purpose: AccessPurpose | 'overview';
  note?: string | undefined;
  recipient?: string | undefined;
  days?: number | undefined;
  uses?: number | undefined;
}

/** How long what was asked for may be fetched. */
const minutes = 10;
const shareDefaults = { days: 7, uses: 3 };

export const personOf = ({ subject, name, certificate }: Caller): Person =>
  certificate === undefined ? { subject, name } : { subject, name, certificate };

const purposeFaults = ({ way, purpose, note, recipient }: Asked): void => {
  if (note === undefined && (purpose === 'other' || way === 'share'))
    throw invalid(
      'note-missing',
      'note',
      '用途为“其他”或者对外提供时，须说明具体用途',
      'Say in words what it is for when the purpose is “other” or it leaves the house',
    );
  if (way === 'share' && recipient === undefined)
    throw invalid(
      'recipient-missing',
      'recipient',
      '对外提供须写明接收机关全称',
      'A share names the body that receives it',
    );
};

const shareRoles = ['unit-head', 'agency-leader', 'archivist'];

/** Letting a record out of the house is for those who answer for it. */
const assertMayShare = (who: Caller, consultation: unknown): void => {
  if (consultation === undefined && who.roles.some((role) => shareRoles.includes(role))) return;
  throw forbidden(
    'share-role',
    '对外提供须由办案机构负责人、局负责人或者档案员办理',
    'Only a unit head, an agency leader or the archivist lets records out of the house',
  );
};

export const openAccess = (
  id: string,
  thing: HeldThing,
  asked: Asked,
  { who, now, consultation }: { who: Caller; now: Date; consultation?: { id: string; until: string } },
): AccessChange => {
  purposeFaults(asked);
  if (asked.way === 'share') assertMayShare(who, consultation);
  const { way, purpose, note, recipient = '' } = asked;
  const days = asked.days ?? shareDefaults.days;
  const wanted = now.getTime() + (way === 'share' ? days * 86_400_000 : minutes * 60_000);
  const until = new Date(
    consultation === undefined ? wanted : Math.min(wanted, Date.parse(consultation.until)),
  );
  const access: Access = {
    id,
    agency: thing.agency,
    matter: thing.matter,
    kind: thing.kind,
    thing: thing.id,
    title: thing.title,
    sha256: thing.sha256,
    way,
    purpose,
    ...(note === undefined ? {} : { note }),
    by: personOf(who),
    at: now.toISOString(),
    until: until.toISOString(),
    ...(consultation === undefined ? {} : { consultation: consultation.id }),
    ...(way === 'share'
      ? { share: { recipient, left: asked.uses ?? shareDefaults.uses, used: [], mistaken: 0 } }
      : {}),
  };
  return { access, facts: [{ fact: 'accessed' }] };
};

/** Names what an access gives beside the record; undefined when that has been said. */
export const fetchPart = (
  access: Access,
  part: FetchedPart,
  id: string,
  now: Date,
): AccessChange | undefined => {
  const { fetched = [] } = access;
  if (fetched.some((one) => one.part === part && one.id === id)) return undefined;
  return {
    access: { ...access, fetched: [...fetched, { part, id, at: now.toISOString() }] },
    facts: [{ fact: 'fetched', part, id }],
  };
};

/** An access is its person's alone, and only for its time. */
export const assertUsable = (access: Access, who: Caller, now: Date): void => {
  if (access.by.subject !== who.subject)
    throw forbidden(
      'not-yours',
      '该调取登记属于他人，请自行登记用途后再查看',
      "This access is another person's; ask for your own",
    );
  if (access.revoked) throw forbidden('revoked', '该调取已被收回', 'This access has been revoked');
  if (now.getTime() >= Date.parse(access.until))
    throw forbidden(
      'expired',
      '该调取登记已过有效时间，请重新登记用途',
      'The time of this access is over; ask again',
    );
};
