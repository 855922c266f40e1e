import { followed, step, type Change, type Exhibit, type Now, type Photo } from './exhibit.ts';
import { assertEachOnce } from './record.ts';
import { assertHere, invalid, refused } from './refusals.ts';

interface Sealing {
  seals: readonly string[];
  reason: string;
  people: readonly string[];
  photos: Photo[];
}

/** 加封, or 重新加封 after a seal was broken: a number is used once, here and for good. */
export const applySeals = (
  exhibit: Exhibit,
  { seals, reason, people, photos }: Sealing,
  who: Now,
): Change => {
  assertHere(exhibit);
  assertEachOnce(seals);
  const used = exhibit.chain
    .filter(({ what }) => what === 'recorded' || what === 'seal-applied')
    .flatMap((link) => link.seals);
  const known = seals.find((seal) => used.includes(seal));
  if (known !== undefined)
    throw invalid('seal-used', 'seals', {
      zh: `封条号${known}在本物证上已用过，请换用新封条`,
      en: `The seal ${known} has been on this exhibit before; take a new one`,
    });
  const link = step('seal-applied', who, { seals: [...seals], people: [...people], reason, photos });
  return {
    exhibit: followed(exhibit, link, { seals: [...exhibit.seals, ...seals] }),
    facts: [{ fact: 'seal-applied', step: link }],
  };
};

/** 启封: why, before whom, and how it looked. */
export const breakSeals = (
  exhibit: Exhibit,
  { seals, reason, people, photos }: Sealing,
  who: Now,
): Change => {
  assertHere(exhibit);
  assertEachOnce(seals);
  const absent = seals.find((seal) => !exhibit.seals.includes(seal));
  if (absent !== undefined)
    throw invalid('seal-not-on-it', 'seals', {
      zh: `本物证上没有封条${absent}，现有：${exhibit.seals.join('、') || '无'}`,
      en: `There is no seal ${absent} on this exhibit; on it: ${exhibit.seals.join(', ') || 'none'}`,
    });
  const link = step('seal-broken', who, { seals: [...seals], people: [...people], reason, photos });
  return {
    exhibit: followed(exhibit, link, { seals: exhibit.seals.filter((seal) => !seals.includes(seal)) }),
    facts: [{ fact: 'seal-broken', step: link }],
  };
};

/** 移交保管: from where it is to where it goes, handed over by one and taken over by another. */
export const move = (
  exhibit: Exhibit,
  { to, receiver, reason, photos }: { to: string; receiver: string; reason: string; photos: Photo[] },
  who: Now,
): Change => {
  assertHere(exhibit);
  const from = exhibit.keptAt;
  if (from === to)
    throw refused('already-there', `物证${exhibit.number}已在${to}，无需移交`, `It is kept at ${to} already`);
  if (receiver === who.by.name)
    throw invalid('receiver-is-giver', 'receiver', {
      zh: '接收人不得为移交人本人',
      en: 'Whoever hands it over cannot be the one who takes it over',
    });
  const link = step('moved', who, { from, to, people: [receiver], reason, photos });
  return {
    exhibit: followed(exhibit, link, { keptAt: to }),
    facts: [{ fact: 'moved', step: link, from, to, receiver }],
  };
};

export const photograph = (
  exhibit: Exhibit,
  { photos, reason }: { photos: Photo[]; reason: string },
  who: Now,
): Change => {
  assertHere(exhibit);
  const link = step('photographed', who, { photos, reason });
  return { exhibit: followed(exhibit, link), facts: [{ fact: 'photographed', step: link }] };
};
