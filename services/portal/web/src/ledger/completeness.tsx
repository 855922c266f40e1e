import { evidenceApi, type ReplyOf } from '@sanzhi/contracts';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { Facts } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';

type Result = ReplyOf<typeof evidenceApi.matterCompleteness>;
interface Dates {
  from?: string;
  to?: string;
}

/** 完整性核对: the events of the matter between two dates, in order, none missing. */
export const Completeness = ({ matter }: { matter: string }) => {
  const t = useText();
  const [asked, setAsked] = useState<Dates>();
  return (
    <Section testid="completeness" title={t('完整性核对', 'Is it complete')}>
      <Form<Dates>
        layout="inline"
        className="inline-form"
        onFinish={({ from, to }) => setAsked({ ...(from && { from }), ...(to && { to }) })}
        data-testid="completeness-form"
      >
        <Form.Item name="from" label={t('自', 'From')}>
          <Input type="date" data-testid="completeness-from" />
        </Form.Item>
        <Form.Item name="to" label={t('至', 'To')}>
          <Input type="date" data-testid="completeness-to" />
        </Form.Item>
        <Button type="primary" htmlType="submit" data-testid="completeness-submit">
          {t('核对', 'Check')}
        </Button>
      </Form>
      <p className="quiet">
        {t(
          '不填日期即核对全案：逐条验证编号连续、前后相接、内容与账本一致。',
          'Without dates the whole matter is checked: numbers without a gap, each linked to the one before, contents as entered.',
        )}
      </p>
      {asked && <Checked matter={matter} dates={asked} />}
    </Section>
  );
};

const Checked = ({ matter, dates }: { matter: string; dates: Dates }) => {
  const query = useRead(evidenceApi.matterCompleteness, { id: matter, ...dates });
  return <Loaded query={query}>{(result) => <Outcome result={result} />}</Loaded>;
};

const Outcome = ({ result }: { result: Result }) => {
  const t = useText();
  const { complete, entries, erased, first, last, before, after, unpublished, faults } = result;
  const place = (one: Result['first']) =>
    one && t(`第 ${one.number} 条（${timeOf(one.time)}）`, `no. ${one.number} (${timeOf(one.time)})`);
  return (
    <Alert
      type={complete ? 'success' : 'error'}
      showIcon
      role="status"
      data-testid="completeness-result"
      data-complete={complete}
      title={
        complete
          ? t(
              `完整：${entries} 条，依次相接，无一缺失`,
              `Complete: ${entries} entries, in order, none missing`,
            )
          : t(`不完整：发现 ${faults.length} 处问题`, `Not complete: ${faults.length} fault(s)`)
      }
      description={
        <>
          <Facts
            items={[
              [t('起', 'First'), place(first)],
              [t('止', 'Last'), place(last)],
              [t('其前一条', 'The one before'), place(before)],
              [t('其后一条', 'The one after'), place(after)],
              [
                t('原文已依法销毁', 'Content erased by law'),
                erased ? t(`${erased} 条`, String(erased)) : undefined,
              ],
              [
                t('已收到，尚未公布', 'Heard, not published yet'),
                unpublished ? t(`${unpublished} 条`, String(unpublished)) : undefined,
              ],
            ]}
          />
          {faults.length > 0 && (
            <ul className="plain-list">
              {faults.map((fault) => (
                <li key={`${fault.number}-${fault.code}`}>
                  {t(`第 ${fault.number} 条：`, `No. ${fault.number}: `)}
                  {t(fault.words)}
                </li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
};
