import { evidenceApi, type CourseView } from '@sanzhi/contracts';
import { Alert } from 'antd';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { activityNames, named } from '../names.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EntryForm } from '../ui/entry-form.tsx';
import { Section } from '../ui/page.tsx';
import { duration, timeOf } from '../ui/time.ts';
import { interruptionNames } from './names.ts';

/** 全程音像记录: the segments of each, and every gap with its reason and approval. */
export const Courses = ({ matter }: { matter: string }) => {
  const t = useText();
  const query = useRead(evidenceApi.listCourses, { id: matter }, { every: 15_000 });
  const items = query.data?.items ?? [];
  if (!items.length) return null;
  return (
    <Section testid="courses" title={t('全程音像记录的连续性', 'Whole-course recordings')}>
      {items.map((course) => (
        <div key={course.id} className="step" data-testid={`course-${course.id}`}>
          <div className="card-head">
            <strong>{t(named(activityNames, course.activity))}</strong>
            <span className="quiet">
              {t(`${course.segments.length} 段`, `${course.segments.length} segment(s)`)} ·{' '}
              {course.gaps.length
                ? t(`${course.gaps.length} 处中断`, `${course.gaps.length} gap(s)`)
                : t('没有中断', 'no gap')}
            </span>
          </div>
          {course.gaps.map((gap) => (
            <Gap key={gap.id} matter={matter} gap={gap} />
          ))}
        </div>
      ))}
    </Section>
  );
};

const Gap = ({ matter, gap }: { matter: string; gap: CourseView['gaps'][number] }) => {
  const t = useText();
  const may = useMay();
  const { id, from, to, seconds, reason, by, approvedBy } = gap;
  const when = `${timeOf(from)} — ${timeOf(to)}（${duration(seconds)}）`;
  return (
    <Alert
      type={approvedBy ? 'info' : 'warning'}
      data-testid={`gap-${id}`}
      title={
        gap.discarded
          ? t(`采集后弃用 ${when}`, `Captured and given up ${when}`)
          : `${t('中断', 'Gap')}${gap.what ? t('：', ': ') + t(named(interruptionNames, gap.what)) : ''} ${when}`
      }
      description={
        <>
          {reason && (
            <div>
              {reason}（{by?.name}）
              {approvedBy
                ? t(` 已由 ${approvedBy.name} 批准`, ` approved by ${approvedBy.name}`)
                : t(' 待批准', ' to be approved')}
            </div>
          )}
          {!reason && may(evidenceApi.explainGap) && (
            <EntryForm
              name={`gap-${id}`}
              route={evidenceApi.explainGap}
              along={{ id: matter, gap: id }}
              fields={[
                {
                  name: 'reason',
                  kind: 'text',
                  rows: 2,
                  required: true,
                  label: { zh: '中断原因', en: 'Why it broke off' },
                },
              ]}
              submit={{ zh: '提交说明', en: 'Explain' }}
            />
          )}
          {reason && !approvedBy && may(evidenceApi.approveGap) && (
            <ActButton
              name={`gap-${id}-approve`}
              route={evidenceApi.approveGap}
              input={{ id: matter, gap: id }}
              label={{ zh: '批准说明', en: 'Approve' }}
            />
          )}
        </>
      }
    />
  );
};
