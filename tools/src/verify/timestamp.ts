import { DomainError } from '@sanzhi/kernel';
import { finding, type Check, type CheckStamp } from '@sanzhi/ledger';
import { verifyToken } from '@sanzhi/timestamp';

const words = {
  code: 'timestamp',
  zh: '检查点的时间戳（RFC 3161）',
  en: 'Time stamp over the checkpoint (RFC 3161)',
};

const none: Check = {
  ...words,
  findings: [],
  remark: {
    zh: '包内没有时间戳：导出时尚未取得',
    en: 'the bundle has none: there was none yet when it was exported',
  },
};

/** The token over the bytes of the checkpoint, by the roots given or else by those that lie in the bundle. */
export const timestampCheck =
  (caPem: string | undefined): CheckStamp =>
  (checkpoint, token, ca, place) => {
    const refused = (code: string, zh: string, en: string): Check => ({
      ...words,
      findings: [finding(place, code, { zh, en })],
    });
    if (token === undefined)
      return caPem === undefined
        ? none
        : refused(
            'bundle.timestamp.missing',
            '已指明根证书，而包内没有时间戳',
            'Roots were given, and the bundle has no time stamp',
          );
    const roots = caPem ?? (ca && Buffer.from(ca).toString('utf8'));
    if (roots === undefined)
      return refused(
        'bundle.timestamp.no-roots',
        '没有可用的根证书，请用 --timestamp-ca 指明',
        'No roots; give them with --timestamp-ca',
      );
    try {
      const { time, authority } = verifyToken(token, checkpoint, roots);
      const source =
        caPem === undefined
          ? ['根证书取自包内', 'roots from the bundle']
          : ['根证书由使用者给出', 'roots given'];
      const at = `${time.toISOString()} ${authority}`;
      return {
        ...words,
        time,
        findings: [],
        remark: { zh: `${at}（${source[0]}）`, en: `${at} (${source[1]})` },
      };
    } catch (error) {
      if (error instanceof DomainError) return refused(error.code, error.words.zh, error.words.en);
      throw error;
    }
  };
