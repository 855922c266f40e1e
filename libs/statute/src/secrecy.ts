import { by } from './laws.ts';
import type { Basis, Words } from './words.ts';

export const secrecyKinds = ['none', 'work-secret', 'confidential', 'secret', 'top-secret'] as const;
export type Secrecy = (typeof secrecyKinds)[number];

export interface SecrecyLevel extends Words {
  basis: Basis;
  /** 国家秘密: only a system built and rated for it may hold such a thing. */
  stateSecret: boolean;
}

/** 密级 a record may carry (保守国家秘密法第十四条；工作秘密第六十四条). */
export const secrecyLevels: Record<Secrecy, SecrecyLevel> = {
  none: { zh: '无', en: 'None', basis: by('secrets', '第十四条'), stateSecret: false },
  'work-secret': {
    zh: '工作秘密',
    en: 'Work secret',
    basis: by('secrets', '第六十四条'),
    stateSecret: false,
  },
  confidential: { zh: '秘密', en: 'Confidential', basis: by('secrets', '第十四条'), stateSecret: true },
  secret: { zh: '机密', en: 'Secret', basis: by('secrets', '第十四条'), stateSecret: true },
  'top-secret': { zh: '绝密', en: 'Top secret', basis: by('secrets', '第十四条'), stateSecret: true },
};
