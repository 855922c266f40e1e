import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { procedures } from '@sanzhi/statute';
import { noticeFields } from '../documents/form-fields.ts';
import { prefilled, useEvidence } from '../documents/prefill.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Waiting } from '../ui/loaded.tsx';

export const NoticeForm = ({ matter }: { matter: MatterView }) => {
  const { evidence, ready, failed } = useEvidence(matter.id);
  if (!procedures[matter.kind].states[matter.state]?.forms.includes(37)) return null;
  if (!ready) return <Waiting failed={failed} />;
  return (
    <EntryForm
      name="notice"
      route={evidenceApi.issueNotice}
      along={{ id: matter.id }}
      fields={noticeFields}
      shape={(values) => ({ fields: values })}
      initial={prefilled(37, matter, evidence)}
      draft={`notice.${matter.id}`}
      ifMatch={matter.version}
      confirm={{
        title: { zh: '制发行政处罚告知书？', en: 'Issue the notice?' },
        text: {
          zh: '制发后即编定文号、固定内容，不能撤回；当事人自收到之日起有五个工作日陈述、申辩。',
          en: 'It takes its number and cannot be taken back; the party has five working days from receipt.',
        },
      }}
      submit={{ zh: '制发告知书', en: 'Issue the notice' }}
    />
  );
};
