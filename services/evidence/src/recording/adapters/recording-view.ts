import type { RecordingView } from '@sanzhi/contracts';
import { civilDateOf, cite, markNames, plusDays, secrecyLevels } from '@sanzhi/statute';
import type { Kept, Step } from '../application/ports.ts';
import type { SameElsewhere } from '../application/read-recordings.ts';
import { marksMissing, ruleOf } from '../domain/marks.ts';
import type { Clip, Derived, Recording, Transcript } from '../domain/recording.ts';
import { delayOf } from '../domain/seal.ts';

const stepNames: Record<Step['step'], { zh: string; en: string }> = {
  digest: { zh: '计算摘要并查毒', en: 'Digests and malware scan' },
  look: { zh: '检查格式与完整性', en: 'Format and completeness' },
  poster: { zh: '制作封面', en: 'Poster' },
  lock: { zh: '锁定封存', en: 'Locking' },
  preview: { zh: '制作预览', en: 'Preview' },
  waveform: { zh: '制作波形图', en: 'Waveform' },
  clip: { zh: '截取片段', en: 'Clip' },
};

/** Where the bytes lie, and the version, stay inside. */
export const recordingView = (kept: Kept, same?: SameElsewhere[], step?: Step): RecordingView => {
  const { key: _, uploadId: _u, versionId: _v, declaredSha256: _d, sameAs: _s, ...shown } = kept.state;
  const { poster, preview, waveform, late, clips, marks, retainUntil, receivedAt, transcripts, ...rest } =
    shown;
  const { value, basis } = ruleOf(kept.state);
  return {
    ...rest,
    id: kept.id,
    version: kept.version,
    duty: value.duty,
    basis: { zh: cite(basis), en: `${basis.en} ${basis.article}` },
    secrecyName: wordsOf(secrecyLevels[rest.secrecy]),
    ...(same ? { sameAs: same } : {}),
    ...(late ? { late: latenessView(late) } : {}),
    marks: marks.map((mark) => ({ ...mark, words: wordsOf(markNames[mark.kind]) })),
    marksMissing: marksMissing(kept.state).map((kind) => ({ kind, words: wordsOf(markNames[kind]) })),
    clips: clips.map(clipView),
    transcripts: (transcripts ?? []).map(transcriptView),
    poster: poster !== undefined,
    ...(preview ? { preview: fileView(preview) } : {}),
    ...(waveform ? { waveform: { sha256: waveform.sha256 } } : {}),
    ...(receivedAt === undefined
      ? {}
      : { receivedAt, delaySeconds: delayOf(kept.state, new Date(receivedAt)) }),
    ...(retainUntil === undefined
      ? {}
      : { retainUntil, disposalOn: plusDays(civilDateOf(new Date(retainUntil)), 1) }),
    ...(step && isAtWork(kept.state) ? { progress: { ...step, words: stepNames[step.step] } } : {}),
  };
};

const wordsOf = ({ zh, en }: { zh: string; en: string }) => ({ zh, en });

const latenessView = ({ delaySeconds: _, ...late }: NonNullable<Recording['late']>) => late;

const clipView = ({ file, ...clip }: Clip) => ({ ...clip, ...(file ? { sha256: file.sha256 } : {}) });

const transcriptView = ({ file, ...transcript }: Transcript) => ({ ...transcript, sha256: file.sha256 });

const fileView = ({ sha256, contentType }: Derived) => ({ sha256, contentType });

const isAtWork = ({ state, preview, clips }: Recording): boolean =>
  state === 'received' ||
  (state === 'sealed' && (!preview || clips.some((clip) => clip.state === 'ordered')));
