import { erasedWord, eraseParty } from '@sanzhi/statute';
import type { Matter } from './matter.ts';

/**
 * 个人信息保护法第四十七条: whoever is named in the matter is not any more, in its party and in every text that somebody
 * wrote about them. What was done, when, by which officers and under which digest stays.
 */
export const erasePersonalData = (matter: Matter): Matter => {
  const { proposed, notice, statement, review } = matter;
  const { numbering: _numbering, ...rest } = matter;
  return {
    ...rest,
    party: eraseParty(matter.party),
    source: erasedWord,
    history: matter.history.map((passage) =>
      passage.note === undefined ? passage : { ...passage, note: erasedWord },
    ),
    recordings: matter.recordings.map((recording) => ({ ...recording, title: erasedWord })),
    ...(proposed === undefined
      ? {}
      : {
          proposed: {
            ...proposed,
            content: { ...proposed.content, facts: erasedWord, discretion: erasedWord },
          },
        }),
    ...(notice === undefined ? {} : { notice: { ...notice, grounds: erasedWord } }),
    ...(statement?.text === undefined ? {} : { statement: { ...statement, text: erasedWord } }),
    ...(review === undefined ? {} : { review: { ...review, text: erasedWord } }),
  };
};
