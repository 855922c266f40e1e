import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { Alert } from 'antd';
import { useMay } from '../api/session.tsx';
import { useText } from '../language.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EntryForm } from '../ui/entry-form.tsx';
import { duration, timeOf } from '../ui/time.ts';

/** 迟交、时间不符: handed in after the hours allowed, or of another time by its own word; it counts only with a reason and an approval. */
export const Lateness = ({ recording: { id, late, version } }: { recording: RecordingView }) => {
  const t = useText();
  const may = useMay();
  if (!late) return null;
  const { reason, by, approvedBy, approvedAt, differsSeconds } = late;
  const what =
    differsSeconds === undefined
      ? t('迟交', 'Handed in late')
      : t(
          `文件时间与登记的相差 ${duration(differsSeconds)}`,
          `The file says a time ${duration(differsSeconds)} off`,
        );
  if (approvedBy)
    return (
      <p className="quiet" data-testid={`recording-${id}-late`}>
        {what}
        {t('，已说明并批准：', ', explained and approved: ')}
        {reason}（{by?.name}；{approvedBy.name} {approvedAt && timeOf(approvedAt)}）
      </p>
    );
  return (
    <Alert
      type="warning"
      data-testid={`recording-${id}-late`}
      title={
        reason
          ? `${what}${t(`，理由：${reason}（${by?.name}），待批准`, `: ${reason} (${by?.name}); to be approved`)}`
          : `${what}${t('：须说明理由并经批准方可采用', ': needs a reason and an approval')}`
      }
      description={
        <>
          {!reason && may(evidenceApi.explainLateness) && (
            <EntryForm
              name={`late-${id}`}
              route={evidenceApi.explainLateness}
              along={{ id }}
              fields={[
                {
                  name: 'reason',
                  kind: 'text',
                  rows: 2,
                  required: true,
                  label:
                    differsSeconds === undefined
                      ? { zh: '迟交理由', en: 'Why it is late' }
                      : { zh: '时间不符的原因', en: 'Why the times differ' },
                },
              ]}
              submit={{ zh: '提交说明', en: 'Explain' }}
            />
          )}
          {reason && may(evidenceApi.approveLateness) && (
            <ActButton
              name={`late-${id}-approve`}
              route={evidenceApi.approveLateness}
              input={{ id }}
              ifMatch={version}
              label={{ zh: '批准采用', en: 'Approve' }}
            />
          )}
        </>
      }
    />
  );
};
