const zh = {
  reading: '正在您的设备上计算指纹',
  asking: '正在查账本',
  title: '您的浏览器核对的结果',
  digest: (sha256: string) => `SHA-256 摘要：${sha256}`,
  whole: '全部相符：这份文件就是封存的那一份，并在账本之内',
  wholeDigest: '全部相符：具有这一指纹的文件就是封存的那一份，并在账本之内',
  broken: '有一步不相符：不能认定是原件，请把下面的结果告诉办案机关或者监督机关',
  missing: '账本里没有这个指纹。这不说明谁作了假：文件经转发、压缩、剪辑或者另存后，指纹就与原件不同。',
  pending: '刚刚收到，正在写入账本，通常几秒钟内完成，请稍后再查。',
  file: { yes: '账本条目记的正是这个指纹', no: '账本条目记的不是这个指纹' },
  inclusion: {
    yes: (index: number, size: number) => `第 ${index} 号条目在账本之内（账本共 ${size} 条时的检查点）`,
    no: '证明不成立：条目不在检查点所指的账本之内',
  },
  signed: {
    yes: (names: string) => `检查点由账本密钥签名：${names}`,
    no: '检查点的签名不成立',
  },
  witnessed: {
    yes: (names: string) => `共同签名见证：${names}`,
    no: '这一检查点没有见证单位签名',
  },
  keys: '以上签名按本站公布的公钥核对；请另从本机关公告和见证单位核对公钥。',
  failed: '核对没有完成：网络不通或者服务暂不可用。文件没有上传，请稍后再试。',
  yes: '相符',
  no: '不相符',
  none: '无',
};

const en: typeof zh = {
  reading: 'Computing the fingerprint on your device',
  asking: 'Asking the ledger',
  title: 'What your browser found',
  digest: (sha256) => `SHA-256: ${sha256}`,
  whole: 'All of it agrees: this file is the one that was sealed, and it is in the ledger',
  wholeDigest:
    'All of it agrees: a file of this fingerprint is the one that was sealed, and it is in the ledger',
  broken: 'One step does not agree: it cannot be taken for the original; tell the agency or its supervisor',
  missing:
    'The ledger does not have this fingerprint. This accuses nobody: a file that was forwarded, compressed, cut or saved again has other bytes.',
  pending: 'Just received and being written to the ledger; check again in some seconds.',
  file: { yes: 'The entry holds this very fingerprint', no: 'The entry holds another fingerprint' },
  inclusion: {
    yes: (index, size) => `Entry ${index} is in the ledger (checkpoint at ${size} entries)`,
    no: 'The proof does not hold: the entry is not in the ledger of this checkpoint',
  },
  signed: {
    yes: (names) => `The checkpoint is signed by the log: ${names}`,
    no: 'The signature of the checkpoint does not hold',
  },
  witnessed: { yes: (names) => `Cosigned by: ${names}`, no: 'No witness has cosigned this checkpoint' },
  keys: 'Signatures were checked with the keys this site publishes; compare them with what the agency and the witnesses publish elsewhere.',
  failed: 'Not finished: no network, or the service is away. The file was not uploaded; try again later.',
  yes: 'agrees',
  no: 'does not agree',
  none: 'none',
};

export const wordsOf = (language: string) => (language.startsWith('en') ? en : zh);
export type CheckWords = typeof zh;
