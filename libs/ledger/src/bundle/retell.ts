import { canonicalJson } from '@sanzhi/kernel/pure';
import type { MatterChain } from '../entry/chain.ts';
import { textOf, type Files } from './check-bag.ts';
import { finding, type Finding } from './findings.ts';
import type { BundlePaths } from './layout.ts';
import { saidIn, type Said } from './said.ts';

const custody = 'custody.';

/** 调取清单: who took what, when and what for, as the entries say it, in their order. */
export const custodyOf = (said: readonly Said[]): object[] =>
  said
    .filter(({ name }) => name.startsWith(custody))
    .map(({ name, time, by, data }) => ({ ...data, fact: name.slice(custody.length), by, at: time }));

/** 案件要素: what the entries say of the matter itself, the newest of each. What was erased by law is absent. */
export const matterOf = (id: string, said: readonly Said[]): object => {
  const last = (...names: string[]): Said | undefined => said.findLast(({ name }) => names.includes(name));
  const given = ({ data }: Said): object => {
    const served = said.findLast(
      ({ name, data: told }) => name === 'document.served' && told['document'] === data['document'],
    );
    const { number, document, issuedOn, decidedOn } = data;
    return { number, document, issuedOn, decidedOn, servedAt: served?.data['servedAt'] };
  };
  const staffed = last('matter.opened', 'matter.officers-changed');
  const [advanced, proposed, stated] = [
    last('matter.advanced'),
    last('decision.proposed'),
    last('statement.recorded'),
  ];
  const [notice, decision] = [last('notice.issued'), last('decision.issued')];
  return {
    ...last('matter.opened')?.data,
    ...(staffed && { officers: staffed.data['officers'] }),
    ...(advanced && { stage: advanced.data['to'], stageSince: advanced.time }),
    ...(proposed && { proposal: proposed.data['proposal'] }),
    ...(stated && { statement: stated.data }),
    ...(notice && { notice: given(notice) }),
    ...(decision && { decision: given(decision) }),
    id,
  };
};

/** The files of a bundle that tell again what the entries say: by path, their whole content. */
export const retold = (
  matter: string,
  chain: Pick<MatterChain, 'opened'>,
  paths: BundlePaths,
): [path: string, content: string][] => {
  const said = saidIn(chain);
  return [
    [paths.matter, canonicalJson(plain(matterOf(matter, said)))],
    [paths.custody, canonicalJson(custodyOf(said))],
  ];
};

/** As JSON has it: what is undefined is absent. */
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** Those files say what the entries say, no more and no less; a difference is named by its row or field. */
export const checkRetold = (
  files: Files,
  matter: string,
  chain: MatterChain,
  paths: BundlePaths,
): Finding[] =>
  retold(matter, chain, paths).flatMap(([path, content]) => {
    const text = textOf(files, path) ?? '';
    if (text === content) return [];
    const keys = differing(text, content).join(', ');
    return [
      finding(path, 'bundle.retold.differs', {
        zh: `与账本条目所载不符：${keys || '写法'}`,
        en: `Not what the entries of the ledger say: ${keys || 'its spelling'}`,
      }),
    ];
  });

/** Names of fields, or numbers of rows from 1, that are not the same. */
const differing = (text: string, content: string): string[] => {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return [];
  }
  const expected = JSON.parse(content) as object;
  const partsOf = (value: unknown): Map<string, string> =>
    new Map(Object.entries(value ?? {}).map(([key, part]) => [key, JSON.stringify(part)]));
  const [a, b] = [partsOf(found), partsOf(expected)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((key) => a.get(key) !== b.get(key))
    .map((key) => (Array.isArray(expected) ? `#${Number(key) + 1}` : key));
};
