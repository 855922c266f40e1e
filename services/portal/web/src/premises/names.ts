import type { Words } from '../language.ts';

type Names = Readonly<Record<string, Words>>;

export const roomKinds: Names = {
  window: { zh: '办事窗口', en: 'Service window' },
  inquiry: { zh: '询问室', en: 'Inquiry room' },
  hearing: { zh: '听证室', en: 'Hearing room' },
  storage: { zh: '物证室', en: 'Exhibit store' },
};
export const slotStates = {
  booked: { zh: '已预订', en: 'Booked' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  missing: { zh: '缺录像', en: 'No film' },
};
export const slotPurposes: Names = {
  inquiry: { zh: '询问', en: 'Inquiry' },
  hearing: { zh: '听证', en: 'Hearing' },
  window: { zh: '窗口办理', en: 'At the window' },
  storage: { zh: '物证保管', en: 'Keeping exhibits' },
};
