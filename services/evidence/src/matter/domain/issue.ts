import { derivedId, type Words } from '@sanzhi/kernel';
import { civilDateOf, formOf, type CivilDate } from '@sanzhi/statute';
import { clockOf } from './clocks.ts';
import { fileDocument } from './file.ts';
import { cleared, partyHeard } from './guards.ts';
import { arrowNamed } from './arrows.ts';
import type {
  Change,
  ClearanceClaims,
  Matter,
  NumberedKind,
  Now,
  Numbering,
  OfficerRecord,
} from './matter.ts';
import { isMinor } from './minor.ts';
import { assertUnlocked } from './numbering.ts';
import { faultsOf } from './officers.ts';
import { passTo } from './passage.ts';
import { hatFor, personOf, withActed } from './people.ts';
import { groundsOf, isHeavier, presentProposal, proposalDigest } from './proposal.ts';
import { lacking, refused, words } from './refusals.ts';

export interface Request {
  kind: NumberedKind;
  fields: Record<string, unknown>;
  otherPersons: readonly string[];
  agencyShort: string;
  register: readonly OfficerRecord[];
  /** What the stored clearance truly says; nothing when its signature is not review's. */
  claims: ClearanceClaims | undefined;
}

export const numberedForm: Record<NumberedKind, number> = { notice: 37, decision: 45 };
/** A number is asked for in the state that this arrow leaves. */
const arrowFor: Record<NumberedKind, string> = { notice: 'serve-notice', decision: 'issue-decision' };
const roleFor: Record<NumberedKind, string> = { notice: 'handler', decision: 'agency-leader' };
const basis = '行政处罚法第四十四条、第五十七条、第五十八条';

/**
 * Law 1: the one place where a number is asked for. It demands a clearance that review signed for this matter and for
 * the digest of the proposal as the matter itself stands, and freezes what the number is for.
 */
export const beginNumbering = (matter: Matter, request: Request, { now, who }: Now): Matter => {
  assertUnlocked(matter);
  const { kind } = request;
  const on = civilDateOf(now);
  const hat = hatFor(matter, who, [roleFor[kind]]);
  const acting = withActed(matter, personOf(who), hat);
  if (!arrowNamed(matter, arrowFor[kind]))
    throw refused(
      'issue.wrong-state',
      `当前环节（${matter.state}）不能制发《${formOf(numberedForm[kind]).zh}》`,
      `Form ${numberedForm[kind]} cannot be issued in ${matter.state}`,
      basis,
    );
  const missing = [
    ...(kind === 'decision' ? readyToDecide(matter, on) : readyForNotice(matter, on)),
    ...genuine(matter, request.claims),
    ...faultsOf(
      matter.officers.map(({ certificate }) => certificate),
      request.register,
      { agency: matter.agency, on },
    ),
  ];
  if (missing.length > 0)
    throw lacking('issue.missing', '尚不具备制发条件', 'Not ready to be issued', missing);
  const digest = proposalDigest(matter);
  const form = formOf(numberedForm[kind]);
  if (digest === undefined || form.kindShort === undefined) throw new Error('checked before');
  const intent = `${matter.id}|${kind}|${matter.intents + 1}`;
  const numbering: Numbering = {
    kind,
    intent,
    document: derivedId('numbered-document', intent),
    form: form.no,
    agencyShort: request.agencyShort,
    kindShort: form.kindShort,
    on,
    at: now.toISOString(),
    fields: request.fields,
    otherPersons: [...request.otherPersons],
    digest,
    by: personOf(who),
  };
  return { ...acting, numbering, intents: matter.intents + 1 };
};

const genuine = (matter: Matter, claims: ClearanceClaims | undefined): Words[] =>
  claims?.matter === matter.id && claims.digest === proposalDigest(matter)
    ? []
    : [
        words(
          '审核机构为本案现拟处理意见签发的凭证（签名核验）',
          "review's signature on a clearance for this very proposal",
        ),
      ];

const readyForNotice = (matter: Matter, on: CivilDate): Words[] => [
  ...cleared(matter, on),
  ...(matter.notice !== undefined && matter.notice.digest === proposalDigest(matter)
    ? [
        words(
          '变更后的拟处理意见（对现意见已制发过告知书）',
          'a changed proposal: this one has its notice already',
        ),
      ]
    : []),
];

/** What the matter itself must have before it is decided (domain: the gates of P16). */
export const readyToDecide = (matter: Matter, on: CivilDate): Words[] => {
  const proposal = presentProposal(matter);
  const overall = clockOf(matter, 'penalty-overall', on);
  const told =
    proposal !== undefined &&
    matter.notice?.grounds === groundsOf(proposal) &&
    !isHeavier(matter.notice.measures, proposal.measures);
  return [
    ...cleared(matter, on),
    ...partyHeard(matter, on),
    ...(matter.notice === undefined || told
      ? []
      : [
          words(
            '按变更后的事实、依据或者更重的处罚重新告知',
            'a new notice of the changed or heavier penalty',
          ),
        ]),
    ...(overall === undefined ? [words('立案', 'the filing of the case')] : []),
    ...(overall !== undefined && on > overall.due
      ? [
          words(
            `在${overall.due}前作出决定，或者经批准延长办案期限`,
            `a decision by ${overall.due}, or an approved extension`,
          ),
        ]
      : []),
  ];
};

export interface Made {
  number: string;
  sha256: string;
  title: string;
  paragraphs: string[];
}

/** The number is taken and the document made: the matter says so, and a decision is a decision from here on. */
export const finishNumbering = (matter: Matter, made: Made, now: Date): Change => {
  const { numbering } = matter;
  const proposal = presentProposal(matter);
  if (!numbering || !proposal || proposalDigest(matter) !== numbering.digest)
    throw new Error(`matter ${matter.id} is not as it was when its number was asked for`);
  const { numbering: _, ...rest } = matter;
  const { number, sha256, title } = made;
  const { document, digest, on, form } = numbering;
  const filed = fileDocument(rest, {
    id: document,
    form,
    title,
    stage: matter.state,
    sha256,
    at: numbering.at,
  });
  if (numbering.kind === 'notice') {
    const notice = {
      number,
      document,
      digest,
      on,
      grounds: groundsOf(proposal),
      measures: proposal.measures,
    };
    const { statement: __, ...noticed } = filed;
    return { matter: { ...noticed, notice }, facts: [{ fact: 'notice-issued', notice }] };
  }
  const arrow = arrowNamed(matter, 'issue-decision');
  if (!arrow) throw new Error(`no decision leads out of ${matter.state}`);
  const decision = { number, document, digest, decidedOn: on };
  const passed = passTo({ ...filed, decision }, arrow, numbering.by, now);
  const issued = {
    fact: 'decision-issued' as const,
    decision,
    minor: isMinor(matter.party, on),
    paragraphs: made.paragraphs,
    otherPersons: numbering.otherPersons,
  };
  return { matter: passed.matter, facts: [...passed.facts, issued] };
};
