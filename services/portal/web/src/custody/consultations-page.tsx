import { evidenceApi, type ConsultationView } from '@sanzhi/contracts';
import { Radio } from 'antd';
import { useSearchParams } from 'react-router';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { optionsOf } from '../names.ts';
import { Paged } from '../ui/more.tsx';
import { Page, Section } from '../ui/page.tsx';
import { OneConsultation } from './consultations.tsx';
import { consultationStates } from './names.ts';

type State = ConsultationView['state'];

/** 调阅: what one has asked for, and what waits for one's decision. */
export const ConsultationsPage = () => {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const state = (search.get('state') ?? undefined) as State | undefined;
  const pages = usePages(evidenceApi.listConsultations, { state });
  return (
    <Page testid="consultations-page" title={t('调阅申请', 'Consultations')}>
      <Section testid="consultations" title={t('申请与审批', 'Requests')}>
        <Radio.Group
          value={state ?? 'all'}
          onChange={({ target }: { target: { value?: unknown } }) =>
            setSearch(target.value === 'all' ? {} : { state: String(target.value) })
          }
          options={[{ value: 'all', label: t('全部', 'All') }, ...optionsOf(consultationStates, t)]}
          aria-label={t('状态', 'State')}
        />
        <Paged<ConsultationView>
          pages={pages}
          testid="consultations"
          empty={t('没有调阅申请', 'Nobody has asked')}
        >
          {(items) => items.map((one) => <OneConsultation key={one.id} consultation={one} linked />)}
        </Paged>
      </Section>
    </Page>
  );
};
