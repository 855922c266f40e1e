import type { Language } from './words.ts';

/** The page of whoever holds a token (对外提供), in both languages. */
const zh = {
  title: '领取提供的记录',
  lead: '办案机关向贵单位提供一份封存的执法记录原件。请填写贵单位全称，须与办案机关登记的名称一致。',
  once: '每领取一次，可领取次数减少一次，并写入该记录的调取清单和账本。名称多次不符，凭证停用。',
  recipient: '接收机关（全称）',
  fetch: '领取',
  doneTitle: '已核对，正在下载',
  done: '如果下载没有开始，请点下面的地址（一分钟内有效）。',
  file: '下载记录原件',
  check: '核对收到的文件是不是封存的原件',
  refused: '没有领取成功',
  next: '如有疑问，请联系提供记录的机关。',
};

const en: typeof zh = {
  title: 'Fetch a record given to you',
  lead: 'An agency gives your body the original of a sealed record. Type the full name of your body, as the agency recorded it.',
  once: 'Each fetch takes one use and goes into the custody list of the record and the ledger. Wrong names end the token.',
  recipient: 'Your body (full name)',
  fetch: 'Fetch',
  doneTitle: 'Checked; the download begins',
  done: 'If it does not, follow the address below (it lives for a minute).',
  file: 'Download the original',
  check: 'Check that what you received is the sealed original',
  refused: 'It was not fetched',
  next: 'Ask the agency that gave you the token.',
};

export const shareWords: Record<Language, typeof zh> = { zh, en };
