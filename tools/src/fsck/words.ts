import type { Words } from '@sanzhi/kernel';
import { mirrorDifferences, mirrorNotes } from '../mirror/words.ts';

interface Meaning extends Words {
  /** What it may mean, for whoever has to act on it. */
  means: Words;
}

const deleted: Words = {
  zh: '可能是数据库管理员删除了数据行，或恢复备份时丢失；公布的树仍能证明该条曾经存在',
  en: 'a row was deleted by someone who rules the database, or lost in a restore; the published tree still proves it was there',
};
const altered: Words = {
  zh: '数据在写入之后被改动，或存储介质损坏；请与备份和已锁定的账本文件比对',
  en: 'data was changed after it was written, or the disk is failing; compare with the backup and the locked tiles',
};
const objectGone: Words = {
  zh: '对象存储被绕过锁定操作，或磁盘损坏；立即停止接收并保全现场',
  en: 'someone got around the lock of the store, or a disk failed; stop intake and preserve what is there',
};
const decayed: Words = {
  zh: '存储介质损坏，或有人直接在磁盘上改动：存储发现其校验值不符而拒绝给出；从第二站点恢复',
  en: 'a disk is failing, or somebody changed it on the disk: the store finds its own checksum wrong and refuses; restore from the second site',
};
const rolledBack: Words = {
  zh: '数据被整体退回到旧的备份，或账本被分叉；请与见证方和已公布的检查点比对',
  en: 'data was put back to an older state, or the ledger was forked; compare with the witnesses and published checkpoints',
};
const misconfigured: Words = {
  zh: '密钥、名单或时间戳根证书配置错误，或检查点出自他人之手',
  en: 'a key, the list of witnesses or a root is configured wrongly, or somebody else made the checkpoint',
};

/** Every difference that the checks can name. */
export const differences = {
  ...mirrorDifferences,
  'entry.missing': { zh: '账本缺一条', en: 'an entry is missing', means: deleted },
  'entry.stray': {
    zh: '账本之外多出一行',
    en: 'a row lies outside the order of the ledger',
    means: {
      zh: '有人插入、复制或改编了数据行',
      en: 'somebody put in, copied or re-numbered a row',
    },
  },
  'entry.commitment': {
    zh: '承诺值与明列字段不符',
    en: 'the commitment does not fit the row',
    means: altered,
  },
  'entry.sealed': { zh: '密封正文无法打开', en: 'the sealed body cannot be opened', means: altered },
  'entry.opening': { zh: '正文与承诺值不符', en: 'the body is not what was committed to', means: altered },
  'entry.back-dated': {
    zh: '条目所称时间早于其服务后来的、早已公布的条目',
    en: 'an entry tells a time before others of its service that had long been public',
    means: {
      zh: '有人在数据库或消息服务中补入过去时间的事件；或单个事件滞留逾期后才发出，请核对待发和停放的消息',
      en: 'somebody put in an event with a time of the past; or one event alone was held up for long: compare outbox and parking queues',
    },
  },
  'entry.columns': { zh: '明列字段与正文不符', en: 'columns differ from the body', means: altered },
  'entry.key-missing': {
    zh: '正文密钥不在，且没有删除记录',
    en: 'the key of a body is gone, and no erasure says so',
    means: {
      zh: '密钥被绕过个人信息删除程序销毁或替换',
      en: 'the key was destroyed or replaced without the procedure of erasure',
    },
  },
  'entry.source': {
    zh: '条目的来源不是本系统的服务，或者冒用了另一服务的事件类型',
    en: 'an entry comes from no service of the house, or says what is another service’s to say',
    means: {
      zh: '有人用数据库或者消息服务的管理权限写入了事件',
      en: 'somebody who rules a database or the broker put an event in',
    },
  },
  'entry.unfounded': {
    zh: '销毁或者删除没有两人申请、批准的条目',
    en: 'a disposal or an erasure is told that nobody asked for, or nobody else agreed to',
    means: {
      zh: '有人绕过申请、批准程序写入了销毁或者删除的事件；所称灭失的文件、密钥按被毁处理',
      en: 'somebody said it past the procedure; treat the file or the key that it says is gone as destroyed',
    },
  },
  'matter.number': {
    zh: '本案条目编号不连续',
    en: 'the entries of a matter are not numbered on',
    means: altered,
  },
  'matter.link': { zh: '本案条目的链接断开', en: 'an entry does not link to the one before', means: altered },
  'subject.sequence': {
    zh: '同一对象的事件序号缺失或重复',
    en: 'sequence numbers of one thing are missing or doubled',
    means: deleted,
  },
  'tile.missing': { zh: '账本文件不在', en: 'a file of the ledger is missing', means: objectGone },
  'tile.unreadable': { zh: '账本文件无法读出', en: 'a file of the ledger cannot be read', means: decayed },
  'tile.differs': {
    zh: '账本文件与事件库不符',
    en: 'a file of the ledger differs from the event store',
    means: altered,
  },
  'tile.replaced': {
    zh: '账本文件另有版本覆盖',
    en: 'another version lies over a file of the ledger',
    means: {
      zh: '有人用存储的权限写入了另一内容；原版本仍在锁定之下',
      en: 'somebody with rights in the store wrote other content; the original is still under lock',
    },
  },
  'tile.hidden': {
    zh: '账本文件被加了删除标记',
    en: 'a file of the ledger is hidden by a delete marker',
    means: {
      zh: '有人用存储的权限删除；原版本仍在，去掉标记即可恢复',
      en: 'somebody with rights in the store deleted it; the version is there, removing the marker brings it back',
    },
  },
  'tile.lock': {
    zh: '账本文件没有应有的锁定',
    en: 'a file of the ledger is not locked as it must be',
    means: objectGone,
  },
  'checkpoint.missing': { zh: '没有已公布的检查点', en: 'no checkpoint is published', means: rolledBack },
  'checkpoint.signature': {
    zh: '检查点签名无效',
    en: 'a checkpoint is not signed as it must be',
    means: misconfigured,
  },
  'checkpoint.witness': {
    zh: '检查点见证方签名不足',
    en: 'too few witnesses signed a checkpoint',
    means: misconfigured,
  },
  'checkpoint.root': {
    zh: '检查点的根与事件库重建的根不符',
    en: 'the root of a checkpoint is not the root of the event store',
    means: rolledBack,
  },
  'checkpoint.rolled-back': {
    zh: '公布的检查点比已知的旧',
    en: 'the published checkpoint is older than one that is known',
    means: rolledBack,
  },
  'checkpoint.forgotten': {
    zh: '公布过的检查点不在历史记录中',
    en: 'a checkpoint that was published is not in the history',
    means: rolledBack,
  },
  'checkpoint.witness-ahead': {
    zh: '见证方见过更大的账本',
    en: 'a witness has seen a larger ledger',
    means: rolledBack,
  },
  'checkpoint.witness-fork': {
    zh: '见证方见过另一个账本',
    en: 'a witness has seen another ledger',
    means: rolledBack,
  },
  'checkpoint.timestamp': {
    zh: '检查点的时间戳无效',
    en: 'the time stamp of a checkpoint is not valid',
    means: misconfigured,
  },
  'checkpoint.order': {
    zh: '检查点的时间或大小次序颠倒',
    en: 'checkpoints are out of order',
    means: altered,
  },
  'aggregate.missing': {
    zh: '账本有其事件，数据库没有该对象',
    en: 'the ledger tells of a thing that its database no longer has',
    means: deleted,
  },
  'aggregate.events-missing': {
    zh: '数据库所载事件未进账本',
    en: 'events that a thing has made are neither in the ledger nor under way',
    means: deleted,
  },
  'aggregate.rolled-back': {
    zh: '数据库对象比账本旧',
    en: 'a thing in the database is older than its events in the ledger',
    means: rolledBack,
  },
  'aggregate.facts': {
    zh: '数据库所载与账本所载不符',
    en: 'what the database says is not what was said in the ledger',
    means: altered,
  },
  'aggregate.silent': {
    zh: '数据库中的对象从未产生事件',
    en: 'a thing is in the database that has never said anything',
    means: {
      zh: '有人绕过系统直接写入了数据库，或者改小了事件序号',
      en: 'somebody wrote it past the system, or set its number of events back',
    },
  },
  'outbox.stuck': {
    zh: '待发事件滞留',
    en: 'events have been waiting to leave for long',
    means: { zh: '消息服务或发送程序停止', en: 'the broker or the relay has stopped' },
  },
  'object.missing': { zh: '封存文件不在', en: 'a stored file is missing', means: objectGone },
  'object.ending': {
    zh: '封存文件不在：账本载明依法开始销毁，没有销毁完成的条目',
    en: 'a stored file is missing: an entry says that its lawful disposal was begun, and none that it was done',
    means: {
      zh: '服务在销毁途中停止：启动后会补上条目；服务正常运行而仍有此项，按文件缺失处理',
      en: 'the service stopped half-way: once it runs the entry follows; if this stays while it runs, the file is to be taken for missing',
    },
  },
  'object.unreadable': { zh: '封存文件无法读出', en: 'a stored file cannot be read', means: decayed },
  'object.hidden': {
    zh: '封存文件被加了删除标记',
    en: 'a stored file is hidden by a delete marker',
    means: {
      zh: '有人用存储的权限删除；原版本仍在，去掉标记即可恢复',
      en: 'somebody with rights in the store deleted it; the version is there, removing the marker brings it back',
    },
  },
  'object.bytes': { zh: '封存文件内容不符', en: 'a stored file is not what was sealed', means: altered },
  'object.lock': {
    zh: '封存文件没有应有的锁定',
    en: 'a stored file is not locked, or not for long enough',
    means: objectGone,
  },
  'object.hold': {
    zh: '封存文件没有应有的保全冻结',
    en: 'a stored file is not held, though its matter is',
    means: {
      zh: '冻结被人在存储或者数据库中取消，账本中没有另一人解除的条目；或者服务停止',
      en: 'the hold was taken off in the store or in the database, and no entry of another person lifts it; or the service has stopped',
    },
  },
  'object.link': {
    zh: '派生文件与原记录的链接不符',
    en: 'a derived file was made from another record than it says',
    means: altered,
  },
  'object.not-in-ledger': {
    zh: '封存文件在账本中没有条目',
    en: 'no entry of the ledger tells of a stored file',
    means: {
      zh: '记录绕过系统写入，或其摘要、版本号在数据库中被改动',
      en: 'it was written past the system, or its digest or version was changed in the database',
    },
  },
  'object.unnamed': {
    zh: '账本所载文件在数据库中已无记载，且未依法销毁',
    en: 'the ledger tells of a file that the database no longer names, and that was not disposed of',
    means: deleted,
  },
} as const satisfies Record<string, Meaning>;

export type DifferenceCode = keyof typeof differences;

/** Worth knowing, no difference. */
export const notes = {
  ...mirrorNotes,
  'entry.erased': { zh: '正文已依法删除', en: 'the body was erased by law' },
  'entry.unpublished': { zh: '已入库，尚未公布', en: 'stored, not yet published' },
  'entry.late': { zh: '事件迟后入账', en: 'an event came to the ledger late' },
  'checkpoint.stamped-late': { zh: '检查点迟后加盖时间戳', en: 'a checkpoint was stamped late' },
  'checkpoint.unstamped': { zh: '检查点尚无时间戳', en: 'a checkpoint has no time stamp yet' },
  'checkpoint.witness-away': { zh: '见证方没有应答', en: 'a witness does not answer' },
  'checkpoint.witness-behind': { zh: '见证方所见较旧', en: 'a witness has seen an older ledger' },
  'outbox.pending': { zh: '事件正待发送', en: 'events are about to leave' },
  'object.stray': { zh: '存储中有无主文件', en: 'a version in the store belongs to nothing' },
  'object.disposed': { zh: '文件已依法销毁', en: 'a file was disposed of by law' },
  'ledger.stray': {
    zh: '账本桶中有不认识的文件',
    en: 'the bucket of the ledger holds a file that is none of its',
  },
  'checked.not': { zh: '未检查', en: 'not checked' },
} as const satisfies Record<string, Words>;

export type NoteCode = keyof typeof notes;
