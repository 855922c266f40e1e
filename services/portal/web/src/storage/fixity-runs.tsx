import { evidenceApi, type FixityRunView } from '@sanzhi/contracts';
import { Progress, Tag } from 'antd';
import { useMay } from '../api/session.tsx';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Paged } from '../ui/more.tsx';
import { Section } from '../ui/page.tsx';
import { bytes, timeOf } from '../ui/time.ts';
import { faultNames } from './names.ts';

/** 完整性检查: every object is read again and its digest compared with what was sealed. */
export const FixityRuns = () => {
  const t = useText();
  const may = useMay();
  const pages = usePages(evidenceApi.listFixity, {}, { every: 5_000 });
  return (
    <Section
      testid="fixity"
      title={t('完整性检查', 'Fixity')}
      extra={
        may(evidenceApi.startFixity) && (
          <span className="actions">
            <ActButton
              name="fixity-due"
              route={evidenceApi.startFixity}
              input={{ scope: 'due' }}
              label={{ zh: '检查到期的', en: 'Check what is due' }}
            />
            <ActButton
              name="fixity-all"
              route={evidenceApi.startFixity}
              input={{ scope: 'all' }}
              label={{ zh: '全部检查', en: 'Check everything' }}
            />
          </span>
        )
      }
    >
      <Paged<FixityRunView> pages={pages} testid="fixity" empty={t('还没有检查过', 'None yet')}>
        {(runs) => runs.map((run) => <Run key={run.id} run={run} />)}
      </Paged>
    </Section>
  );
};

const Run = ({ run }: { run: FixityRunView }) => {
  const t = useText();
  const { id, state, startedAt, startedBy, endedAt, total, checked, bytes: read, faults } = run;
  const percent = total ? Math.floor((100 * checked) / total) : 100;
  return (
    <div className="step" data-testid={`fixity-${id}`} data-state={state}>
      <div className="card-head">
        <span>
          {timeOf(startedAt)} {startedBy.name}{' '}
          <span className="quiet">
            {run.scope === 'all' ? t('全部', 'all') : t('到期的', 'due')} · {bytes(read)}
            {endedAt && ` · ${t('结束', 'ended')} ${timeOf(endedAt)}`}
          </span>
        </span>
        <Tag color={faults.length ? 'error' : state === 'done' ? 'success' : 'processing'}>
          {faults.length
            ? t(`${faults.length} 处不符`, `${faults.length} fault(s)`)
            : state === 'done'
              ? t('全部相符', 'All agree')
              : t('进行中', 'Running')}
        </Tag>
      </div>
      {state === 'running' && (
        <Progress
          percent={percent}
          aria-label={t('检查进度', 'Progress')}
          format={() => `${checked} / ${total}`}
        />
      )}
      {faults.length > 0 && (
        <ul className="plain-list" data-testid={`fixity-${id}-faults`}>
          {faults.map(({ thing, code }) => (
            <li key={thing}>
              {t(named(faultNames, code))} <span className="code">{thing}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
