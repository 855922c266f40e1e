import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { Alert } from 'antd';
import { useMay } from '../api/session.tsx';
import { useText } from '../language.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EntryForm } from '../ui/entry-form.tsx';
import { timeOf } from '../ui/time.ts';

/** 迟交: handed in after the hours allowed; it counts only with a reason and an approval. */
export const Lateness = ({ recording: { id, late, version } }: { recording: RecordingView }) => {
  const t = useText();
  const may = useMay();
  if (!late) return null;
  const { reason, by, approvedBy, approvedAt } = late;
  if (approvedBy)
    return (
      <p className="quiet" data-testid={`recording-${id}-late`}>
        {t('迟交，已说明并批准：', 'Handed in late, explained and approved: ')}
        {reason}（{by?.name}；{approvedBy.name} {approvedAt && timeOf(approvedAt)}）
      </p>
    );
  return (
    <Alert
      type="warning"
      data-testid={`recording-${id}-late`}
      title={
        reason
          ? t(`迟交，理由：${reason}（${by?.name}），待批准`, `Late: ${reason} (${by?.name}); to be approved`)
          : t('迟交：须说明理由并经批准方可采用', 'Handed in late: needs a reason and an approval')
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
                  label: { zh: '迟交理由', en: 'Why it is late' },
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
