import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { EntryForm } from '../ui/entry-form.tsx';

export const StatementForm = ({ matter }: { matter: MatterView }) => (
  <EntryForm
    name="statement"
    route={evidenceApi.recordStatement}
    along={{ id: matter.id }}
    initial={{ waived: false, hearingRequested: false }}
    fields={[
      {
        name: 'waived',
        kind: 'yes',
        label: { zh: '当事人明确表示放弃陈述、申辩', en: 'The party expressly waives' },
        basis: '《市场监督管理行政处罚程序规定》第五十七条',
      },
      {
        name: 'hearingRequested',
        kind: 'yes',
        label: { zh: '当事人要求听证', en: 'The party asks for a hearing' },
        basis: '《行政处罚法》第六十三条、第六十四条',
      },
      {
        name: 'text',
        kind: 'text',
        label: { zh: '陈述、申辩意见', en: 'Statement and defence' },
        when: (values) => values.waived !== true,
      },
    ]}
    submit={{ zh: '登记', en: 'Record' }}
  />
);
