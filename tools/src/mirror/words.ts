import type { Words } from '@sanzhi/kernel';

const tampered: Words = {
  zh: '有人用存储的权限或直接在磁盘上改动，或介质损坏；两个站点中与账本一致的那一份是真的',
  en: 'somebody with rights in the store or on its disks changed it, or a disk is failing; the site that fits the ledger is right',
};
const failing: Words = {
  zh: '存储有应答而读不出该文件：磁盘正在损坏，或有人绕过存储改写；先复制磁盘，再用另一站点的同一版本补回',
  en: 'the store answers and cannot give it: a disk is failing, or was written to past the store; copy the disk first, then bring the version back from the other site',
};
const again: Words = {
  zh: '上次镜像没有做完；再执行一次 sanzhi mirror',
  en: 'the last run did not end; run sanzhi mirror again',
};
const rolledBack: Words = {
  zh: '第一站点被退回到旧的备份，或账本被分叉；第二站点保留着先前的检查点，不要覆盖',
  en: 'the first site was put back to an older state, or the ledger was forked; the second site holds the earlier checkpoint, do not write over it',
};

/** What `sanzhi mirror` can name, beside what `sanzhi fsck` names at the first site. */
export const mirrorDifferences = {
  'source.missing': {
    zh: '第一站点缺封存文件',
    en: 'a sealed file is missing at the first site',
    means: tampered,
  },
  'source.bytes': {
    zh: '第一站点文件与账本不符，未复制',
    en: 'a file at the first site is not what the ledger says, and is not copied',
    means: tampered,
  },
  'source.unreadable': {
    zh: '第一站点文件无法读出，未复制',
    en: 'a file at the first site cannot be read, and is not copied',
    means: failing,
  },
  'source.lock': {
    zh: '第一站点文件没有应有的锁定',
    en: 'a file at the first site is not locked as it must be',
    means: tampered,
  },
  'mirror.forked': {
    zh: '第一站点的账本不是已镜像账本的延续',
    en: 'the ledger of the first site does not go on from the one that was mirrored',
    means: rolledBack,
  },
  'mirror.rolled-back': {
    zh: '第一站点的账本比已镜像的旧',
    en: 'the ledger of the first site is older than the one that was mirrored',
    means: rolledBack,
  },
  'mirror.checkpoint': {
    zh: '第二站点的检查点不是最后镜像的那一个',
    en: 'the checkpoint of the second site is not the last one mirrored',
    means: tampered,
  },
  'mirror.history': {
    zh: '两个站点的检查点历史不一致',
    en: 'the sites tell different histories of checkpoints',
    means: rolledBack,
  },
  'mirror.missing': { zh: '第二站点缺文件', en: 'a file is missing at the second site', means: again },
  'mirror.bytes': {
    zh: '第二站点文件内容不符',
    en: 'a file at the second site is not what it must be',
    means: tampered,
  },
  'mirror.unreadable': {
    zh: '第二站点文件无法读出',
    en: 'a file at the second site cannot be read',
    means: failing,
  },
  'mirror.lock': {
    zh: '第二站点锁定比第一站点短',
    en: 'a file is locked for less long at the second site',
    means: again,
  },
  'mirror.hold': {
    zh: '第二站点没有保全冻结',
    en: 'a file is held at the first site and not at the second',
    means: again,
  },
  'mirror.hidden': {
    zh: '第二站点文件被加了删除标记',
    en: 'a file at the second site is hidden by a delete marker',
    means: {
      zh: '有人在第二站点删除；原版本仍在，去掉标记即可恢复',
      en: 'somebody deleted it there; the version is there, removing the marker brings it back',
    },
  },
  'mirror.extra': {
    zh: '第二站点多出文件',
    en: 'the second site holds what the first does not',
    means: {
      zh: '有人向第二站点写入；保全其内容和时间',
      en: 'somebody wrote to the second site; keep its bytes and its time',
    },
  },
  'mirror.disposed': {
    zh: '已依法销毁的文件仍在第二站点',
    en: 'a file that was disposed of by law is still at the second site',
    means: again,
  },
} as const satisfies Record<string, Words & { means: Words }>;

export const mirrorNotes = {
  'mirror.behind': { zh: '第二站点尚未跟上', en: 'the second site has not caught up' },
  'mirror.still-locked': {
    zh: '已依法销毁，第二站点锁定未到期',
    en: 'disposed of by law, and still locked at the second site',
  },
  'mirror.unfinished': { zh: '尚未公布，下次镜像', en: 'not yet public, comes with the next run' },
} as const satisfies Record<string, Words>;
