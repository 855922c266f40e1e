import { evidenceApi } from '@sanzhi/contracts';
import { Form } from 'antd';
import { useState } from 'react';
import { useRead } from '../api/use-read.ts';
import { useText, type Say } from '../language.ts';
import { optionsOf } from '../names.ts';
import { Pick } from '../ui/control.tsx';
import { demanded } from '../ui/demanded.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import type { FieldSpec, Option } from '../ui/field-spec.ts';
import { Fold } from '../ui/fold.tsx';
import { Waiting } from '../ui/loaded.tsx';
import { statedPurposes } from './names.ts';

const mostDays = 30;
const mostUses = 20;
const line = demanded('line');
const number = demanded('number');

const upTo =
  (most: number) =>
  (typed: string): { zh: string; en: string } | undefined =>
    Number.isInteger(Number(typed)) && Number(typed) >= 1 && Number(typed) <= most
      ? undefined
      : { zh: `请填写1至${most}的整数`, en: `A whole number from 1 to ${most}` };

const fieldsFor = (t: Say): FieldSpec[] => [
  line('recipient', '接收机关（全称）', 'Who receives it (full name)', {
    hint: {
      zh: '接收机关凭此名称领取，须一字不差',
      en: 'They fetch it under this very name, to the letter',
    },
  }),
  demanded('choice')('purpose', '用途', 'Purpose', { options: optionsOf(statedPurposes, t) }),
  line('note', '依据和事由（调取文书的名称、文号）', 'Ground (paper and its number)', {
    max: 500,
    hint: { zh: '例如：协助调查函（2026）湘1128行初3号', en: 'Such as the request and its number' },
  }),
  number('days', '有效天数', 'Valid for (days)', { check: upTo(mostDays) }),
  number('uses', '可领取次数', 'May be fetched (times)', { check: upTo(mostUses) }),
];

/** Sealed recordings and documents of the matter, as `kind:id`. */
const useSealed = (matter: string) => {
  const t = useText();
  const recordings = useRead(evidenceApi.listRecordings, { id: matter });
  const documents = useRead(evidenceApi.listDocuments, { id: matter });
  const loaded = recordings.data && documents.data;
  const options: Option[] = [
    ...(recordings.data?.items ?? [])
      .filter(({ state }) => state === 'sealed')
      .map(({ id, title }) => ({
        value: `recording:${id}`,
        label: t(`音像记录　${title}`, `Recording: ${title}`),
      })),
    ...(documents.data?.items ?? []).map(({ id, title, number: no }) => ({
      value: `document:${id}`,
      label: `${t(`文书　${title}`, `Document: ${title}`)}${no ? `（${no}）` : ''}`,
    })),
  ];
  return { loaded, options, failed: recordings.error ?? documents.error };
};

/** 对外提供: who answers for the file lets one record out, to a named body, for some days and some times. */
export const ShareForm = ({ matter }: { matter: string }) => {
  const t = useText();
  return (
    <Fold testid="share" title={t('对外提供一件记录', 'Let a record out of the house')}>
      <Sharing matter={matter} />
    </Fold>
  );
};

const Sharing = ({ matter }: { matter: string }) => {
  const t = useText();
  const [thing, setThing] = useState<string>();
  const { loaded, options, failed } = useSealed(matter);
  if (!loaded) return <Waiting failed={failed} />;
  if (!options.length) return <p className="quiet">{t('还没有封存的记录', 'Nothing sealed yet')}</p>;
  const [kind, id] = thing?.split(':') ?? [];
  return (
    <>
      <Form.Item layout="vertical" label={t('提供哪一件', 'Which record')} required htmlFor="share-thing">
        <Pick
          id="share-thing"
          testid="share-thing"
          options={options}
          value={thing}
          onChange={(chosen) => setThing(String(chosen))}
        />
      </Form.Item>
      {thing && (
        <EntryForm
          key={thing}
          name="share"
          route={kind === 'recording' ? evidenceApi.accessRecording : evidenceApi.accessDocument}
          along={{ id, way: 'share' }}
          fields={fieldsFor(t)}
          initial={{ days: '7', uses: '3' }}
          submit={{ zh: '登记对外提供', en: 'Record the share' }}
          confirm={{
            title: { zh: '对外提供记录原件', en: 'Let the original out' },
            text: {
              zh: '登记后写入调取清单和账本，不能撤销登记；凭证可以收回，已经领取的不能收回。',
              en: 'It goes into the custody list and the ledger for good. The token can be taken back; what has been fetched cannot.',
            },
          }}
          onDone={() => setThing(undefined)}
        />
      )}
    </>
  );
};
