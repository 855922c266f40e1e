import { cite, findPersonalData, maskName, redactionRules } from '@sanzhi/statute';

export interface Redaction {
  /** Number of the rule in the statute's list; `manual` when the editor asked for it. */
  rule: string;
  where: string;
  original: string;
  shown: string;
  ground: string;
}

export interface RedactionTask {
  /** A natural person who is penalised: shown as 姓某某, home address left out. */
  person?: { name: string; address: string };
  /** Other natural persons named in the text. */
  others: readonly string[];
  /** What stays although it looks like something to hide: officers, their certificates, the operator's name. */
  keep: readonly string[];
  manual: readonly { words: string; ground: string }[];
}

interface Span {
  start: number;
  end: number;
  rule: string;
  ground: string;
  /** Absent: the words stay. */
  shown?: string;
}

const removed = '（略）';

/** Hides in one text what the law does not let out, and says what, where and on what ground. */
export const redact = (
  text: string,
  where: string,
  task: RedactionTask,
): { text: string; redactions: Redaction[] } => {
  const spans = settle(spansIn(text, task));
  let shown = '';
  let from = 0;
  const redactions: Redaction[] = [];
  for (const { start, end, rule, ground, shown: instead } of spans) {
    const original = text.slice(start, end);
    shown += text.slice(from, start) + (instead ?? original);
    from = end;
    if (instead !== undefined) redactions.push({ rule, where, original, shown: instead, ground });
  }
  return { text: shown + text.slice(from), redactions };
};

/** In order of precedence: the editor's word, what the law keeps, persons, then what looks like personal data. */
const spansIn = (text: string, { person, others, keep, manual }: RedactionTask): Span[] => [
  ...manual.flatMap(({ words, ground }) => find(text, words, { rule: 'manual', ground, shown: removed })),
  ...longestFirst(keep).flatMap((words) => find(text, words, { rule: '12', ground: groundOf(12) })),
  ...(person
    ? [
        ...find(text, person.address, { rule: '1', ground: groundOf(1), shown: removed }),
        ...find(text, person.name, { rule: '6', ground: groundOf(6), shown: maskName(person.name) }),
      ]
    : []),
  ...longestFirst(others).flatMap((name) =>
    find(text, name, { rule: '6', ground: groundOf(6), shown: maskName(name, '某') }),
  ),
  ...findPersonalData(text, keep).map(({ rule, start, end }) => ({
    start,
    end,
    rule: String(rule),
    ground: groundOf(rule),
    shown: removed,
  })),
];

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);

const find = (text: string, words: string, span: Omit<Span, 'start' | 'end'>): Span[] => {
  if (words === '') return [];
  const spans: Span[] = [];
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + words.length))
    spans.push({ ...span, start, end: start + words.length });
  return spans;
};

/** Earlier spans win over later ones they overlap with. */
const settle = (spans: readonly Span[]): Span[] => {
  const taken: Span[] = [];
  for (const span of spans)
    if (!taken.some((other) => span.start < other.end && other.start < span.end)) taken.push(span);
  return taken.sort((a, b) => a.start - b.start);
};

const groundOf = (no: number): string => {
  const rule = redactionRules.find((one) => one.no === no);
  return rule ? `${rule.zh}（${cite(rule.basis)}）` : '';
};
