import type { AccessPurpose, BundleForm, Person } from '@sanzhi/contracts';
import { DomainError, type Words } from '@sanzhi/kernel';
import { samePerson } from '@sanzhi/statute';

export interface Caller {
  subject: string;
  name: string;
  agency: string;
  certificate?: string | undefined;
  roles: readonly string[];
}

/** A recording or document that goes along, where it lies. */
export interface BundledFile {
  thing: string;
  /** In the bundle. */
  name: string;
  key: string;
  versionId: string;
  size: number;
  sha256: string;
}

/** A sealed file as its own room tells of it. */
export interface MatterFile extends Omit<BundledFile, 'name'> {
  kind: 'recording' | 'document';
  title: string;
  originalName: string;
  contentType: string;
  /** What the worker found it to be. */
  format?: string;
  sm3?: string;
  /** When the film began, or the document was made. */
  madeAt: string;
  /** By whom; who else was there is in the matter's own file. */
  madeBy: readonly Person[];
  /** When its bytes were last read and compared, and what was wrong. */
  checked?: { at: string; fault?: string };
  derivedFrom?: string;
  /** Of a document: number of the form, and the 送达回证 that belongs to it. */
  form?: number;
  receipt?: string;
  evidence?: boolean;
}

/** What was signed, and where the rest of the bundle is until it is fetched. */
export interface Packed {
  at: string;
  until: string;
  size: number;
  files: number;
  entries: number;
  tagManifest: string;
  /** The small files, sealed under the matter's key. */
  head: { key: string; versionId: string; generation: number };
  media: BundledFile[];
}

/** One export of a matter: asked for, made ready, fetched by who asked. */
export interface Bundle {
  id: string;
  agency: string;
  matter: string;
  state: 'preparing' | 'ready' | 'failed';
  /** Absent in those from before there were two. */
  form?: BundleForm;
  purpose: AccessPurpose;
  note?: string;
  by: Person;
  roles: readonly string[];
  requestedAt: string;
  packed?: Packed;
  fault?: { code: string; words: Words };
}

export type Fact = { fact: 'requested' } | { fact: 'exported' | 'fetched'; packed: Packed };
export interface Change {
  bundle: Bundle;
  facts: Fact[];
}

const days = 7;
const byRole = ['agency-leader', 'archivist'];
const byPart = ['officer', 'unit-head'];

interface Order {
  id: string;
  matter: string;
  form: BundleForm;
  /** The matter is at its end. */
  over: boolean;
  /** What the caller has to do with the matter. */
  part: string | undefined;
  purpose: AccessPurpose;
  note?: string | undefined;
  who: Caller;
  now: Date;
}

/** Who answers for the file or has to do with the matter. */
const assertMayExport = (who: Caller, part: string | undefined): void => {
  if (byRole.some((role) => who.roles.includes(role)) || (part !== undefined && byPart.includes(part)))
    return;
  throw new DomainError(
    'bundle.not-its-officer',
    {
      zh: '您不是本案的办案人员，请由办案人员、办案机构负责人或者档案员导出',
      en: 'You are not an officer of this matter; ask one of them, the head of the unit or the archivist',
    },
    { kind: 'forbidden' },
  );
};

/** Who may, and why. */
export const request = ({ id, matter, form, over, part, purpose, note, who, now }: Order): Change => {
  assertMayExport(who, part);
  if (form === 'transfer' && !over)
    throw new DomainError(
      'bundle.matter-open',
      {
        zh: '案件尚未办结归档，不能制作移交包；需要证据包的，请选择“证据包”',
        en: 'The matter is not at its end: nothing is handed over to the archive yet; ask for a bundle instead',
      },
      { basis: '市场监督管理行政处罚程序规定第七十八条' },
    );
  if (purpose === 'other' && note === undefined)
    throw new DomainError(
      'bundle.note-missing',
      { zh: '用途为“其他”的，请说明', en: 'Say what for, where the purpose is "other"' },
      { kind: 'invalid', field: 'note' },
    );
  const { subject, name, certificate, agency, roles } = who;
  const bundle: Bundle = {
    id,
    agency,
    matter,
    state: 'preparing',
    form,
    purpose,
    ...(note === undefined ? {} : { note }),
    by: certificate === undefined ? { subject, name } : { subject, name, certificate },
    roles,
    requestedAt: now.toISOString(),
  };
  return { bundle, facts: [{ fact: 'requested' }] };
};

/** From here on it may be fetched. */
export const ready = (bundle: Bundle, packed: Omit<Packed, 'at' | 'until'>, now: Date): Change => {
  const until = new Date(now.getTime() + days * 86_400_000);
  const done: Packed = { ...packed, at: now.toISOString(), until: until.toISOString() };
  return { bundle: { ...bundle, state: 'ready', packed: done }, facts: [{ fact: 'exported', packed: done }] };
};

export const fail = (bundle: Bundle, fault: { code: string; words: Words }): Change => ({
  bundle: { ...bundle, state: 'failed', fault },
  facts: [],
});

/** Only who asked for it and said what for, while they may, and not for ever; each time is a fact. */
export const fetchBy = (
  bundle: Bundle,
  { who, part, now }: Pick<Order, 'who' | 'part' | 'now'>,
): Change & { packed: Packed } => {
  const { packed, by, fault } = bundle;
  if (!samePerson(by, who))
    throw new DomainError(
      'bundle.of-another',
      {
        zh: '证据包只能由申请导出的本人下载，请自行申请',
        en: 'Only who asked for it may fetch it; ask for one yourself',
      },
      { kind: 'forbidden' },
    );
  assertMayExport(who, part);
  if (fault) throw new DomainError(fault.code, fault.words);
  if (!packed)
    throw new DomainError('bundle.preparing', {
      zh: '证据包正在制作，请稍候',
      en: 'The bundle is being made, retry in a moment',
    });
  if (packed.until <= now.toISOString())
    throw new DomainError('bundle.expired', {
      zh: '证据包已过下载期限，请重新申请',
      en: 'Its time is over; ask for it again',
    });
  return { bundle, facts: [{ fact: 'fetched', packed }], packed };
};

export const erased = (): DomainError =>
  new DomainError('bundle.erased', {
    zh: '案件内容已依法删除，此证据包不能再下载，请重新申请',
    en: 'The content of the matter was erased by law; this bundle cannot be fetched any more, ask for it again',
  });
