import { DomainError } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import type { Change, OfficialDocument, Served } from './document.ts';

/** What is served on the party with a proof of service (处罚程序规定第八十一条): what bears a number. */
export const assertServable = (document: OfficialDocument, servedAt: string, now: Date): void => {
  const { number, title, date, served } = document;
  if (number === undefined)
    throw new DomainError('document.not-served', {
      zh: `《${title}》不是送达当事人的文书`,
      en: `${title} is not served on the party`,
    });
  if (served)
    throw new DomainError('document.served-before', {
      zh: `《${title}》（${number}）已于${civilDateOf(new Date(served.at))}送达`,
      en: `${number} was served on ${civilDateOf(new Date(served.at))}`,
    });
  const at = new Date(servedAt);
  if (civilDateOf(at) < date)
    throw new DomainError(
      'document.served-before-made',
      { zh: `送达日期早于文书日期${date}`, en: `Served before the document's own date ${date}` },
      { kind: 'invalid', field: 'servedAt' },
    );
  if (at.getTime() > now.getTime() + toleranceMs)
    throw new DomainError(
      'document.served-in-the-future',
      { zh: '送达时间晚于当前时间', en: 'Served in the future' },
      { kind: 'invalid', field: 'servedAt' },
    );
};

const toleranceMs = 5 * 60_000;

export const serve = (document: OfficialDocument, served: Served, now: Date): Change => {
  assertServable(document, served.at, now);
  return { document: { ...document, served }, facts: [{ fact: 'served', served }] };
};
