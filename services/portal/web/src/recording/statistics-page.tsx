import { evidenceApi, type RecordingStatistics } from '@sanzhi/contracts';
import { Input } from 'antd';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { useRead } from '../api/use-read.ts';
import { useText, type Words } from '../language.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Page, Section } from '../ui/page.tsx';
import { duration, today } from '../ui/time.ts';
import { DiscardList } from './discards.tsx';
import { StatisticsTable } from './statistics-table.tsx';

/** 音像记录统计: what was owed and paid, missing, late, broken off and given up; by activity, officer and device. */
export const StatisticsPage = () => {
  const t = useText();
  const [asked, ask] = useSearchParams();
  const to = asked.get('to') ?? today();
  const from = asked.get('from') ?? `${to.slice(0, 8)}01`;
  const counted = useRead(evidenceApi.recordingStatistics, { from, to });
  const discards = useRead(evidenceApi.discardsBetween, { from, to });
  const day = (name: 'from' | 'to', label: Words, value: string) => (
    <Day
      name={name}
      label={label}
      value={value}
      onChange={(next) => next && ask({ from, to, [name]: next }, { replace: true })}
    />
  );
  return (
    <Page testid="statistics" title={t('音像记录统计', 'Recording statistics')}>
      <div className="actions" role="group" aria-label={t('统计期间', 'Days')}>
        {day('from', { zh: '自', en: 'From' }, from)}
        {day('to', { zh: '至（含当日）', en: 'To, that day included' }, to)}
      </div>
      <Loaded query={counted}>{(statistics) => <Tables statistics={statistics} />}</Loaded>
      <Section testid="statistics-discards" title={t('采集后弃用', 'Captured and given up')}>
        <Loaded query={discards}>
          {({ items }) =>
            items.length ? (
              <DiscardList items={items} />
            ) : (
              <p className="quiet">{t('这段时间没有', 'Nothing in these days')}</p>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
};

interface DayProps {
  name: string;
  label: Words;
  value: string;
  onChange: (next: string) => void;
}

const Day = ({ name, label, value, onChange }: DayProps) => {
  const t = useText();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{t(label)}</label>
      <Input
        id={id}
        type="date"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        data-testid={`statistics-${name}`}
      />
    </div>
  );
};

type Activity = RecordingStatistics['activities'][number];
const missing = ({ required, recorded, exempted }: Activity) => Math.max(0, required - recorded - exempted);
const covered = ({ required, recorded }: Activity) =>
  required ? `${Math.round((100 * recorded) / required)}%` : '—';
const happened = (one: Activity) => one.required + one.recordings + one.gaps + one.discarded > 0;

const used = [
  { title: { zh: '记录', en: 'Recordings' }, value: ({ recordings }: Used) => recordings },
  {
    title: { zh: '时长（秒）', en: 'Seconds' },
    value: ({ seconds }: Used) => seconds,
    shown: ({ seconds }: Used) => duration(seconds),
  },
];
interface Used {
  recordings: number;
  seconds: number;
}

const Tables = ({ statistics }: { statistics: RecordingStatistics }) => {
  const t = useText();
  const { from, to, activities, officers, devices, exemptions } = statistics;
  const period = `${from}_${to}`;
  return (
    <>
      <StatisticsTable
        name="statistics-activities"
        title={{ zh: '按执法活动', en: 'By activity' }}
        period={period}
        items={activities.filter(happened)}
        idOf={({ activity }) => activity}
        columns={[
          { title: { zh: '活动', en: 'Activity' }, value: (one) => t(one) },
          { title: { zh: '应记录', en: 'Owed' }, value: ({ required }) => required },
          { title: { zh: '已记录', en: 'Recorded' }, value: ({ recorded }) => recorded },
          { title: { zh: '免予', en: 'Exempted' }, value: ({ exempted }) => exempted },
          { title: { zh: '缺失', en: 'Missing' }, value: missing },
          { title: { zh: '覆盖率', en: 'Coverage' }, value: covered },
          { title: { zh: '迟交', en: 'Late' }, value: ({ late }) => late },
          { title: { zh: '中断', en: 'Gaps' }, value: ({ gaps }) => gaps },
          { title: { zh: '弃用', en: 'Given up' }, value: ({ discarded }) => discarded },
          ...used,
        ]}
      />
      <StatisticsTable
        name="statistics-officers"
        title={{ zh: '按执法人员', en: 'By officer' }}
        period={period}
        items={officers}
        idOf={({ certificate }) => certificate}
        columns={[
          { title: { zh: '姓名', en: 'Name' }, value: ({ name }) => name },
          { title: { zh: '执法证号', en: 'Certificate' }, value: ({ certificate }) => certificate },
          ...used,
        ]}
      />
      <StatisticsTable
        name="statistics-devices"
        title={{ zh: '按设备', en: 'By device' }}
        period={period}
        items={devices}
        idOf={({ device }) => device}
        columns={[{ title: { zh: '设备', en: 'Device' }, value: ({ device }) => device }, ...used]}
      />
      <StatisticsTable
        name="statistics-exemptions"
        title={{ zh: '免予音像记录的理由', en: 'Grounds of exemption' }}
        period={period}
        items={exemptions.filter(({ count }) => count > 0)}
        idOf={({ ground }) => ground}
        columns={[
          { title: { zh: '理由', en: 'Ground' }, value: (one) => t(one) },
          { title: { zh: '次数', en: 'Times' }, value: ({ count }) => count },
        ]}
      />
    </>
  );
};
