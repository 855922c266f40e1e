import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { decisionFields } from '../documents/form-fields.ts';
import { prefilled, useEvidence } from '../documents/prefill.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import type { FieldSpec } from '../ui/field-spec.ts';
import { Waiting } from '../ui/loaded.tsx';

const otherPersons: FieldSpec = {
  name: 'otherPersons',
  kind: 'list',
  label: {
    zh: '决定书中出现的其他自然人（公示时隐去）',
    en: 'Other persons named in the decision, hidden when published',
  },
  hint: { zh: '举报人、证人、代理人、顾客等', en: 'Reporters, witnesses, agents, customers' },
  row: { zh: '增加姓名', en: 'Add a name' },
  of: [{ name: 'name', kind: 'line', required: true, label: { zh: '姓名', en: 'Name' } }],
};

/** 作出处罚决定: the one act that gives a decision its number, and cannot be undone. */
export const DecisionForm = ({ matter }: { matter: MatterView }) => {
  const { evidence, ready, failed } = useEvidence(matter.id);
  if (!ready) return <Waiting failed={failed} />;
  return (
    <EntryForm
      name="decision"
      route={evidenceApi.issueDecision}
      along={{ id: matter.id }}
      fields={[...decisionFields, otherPersons]}
      shape={({ otherPersons: persons, ...fields }) => ({
        fields,
        otherPersons: ((persons ?? []) as { name: string }[]).map(({ name }) => name),
      })}
      initial={{ ...prefilled(45, matter, evidence), otherPersons: [] }}
      draft={`decision.${matter.id}`}
      ifMatch={matter.version}
      danger
      confirm={{
        title: { zh: '作出行政处罚决定？', en: 'Issue the decision?' },
        text: {
          zh: '决定一经作出即编定文号、写入全程留痕并启动公示，任何人不能撤销本操作或者修改内容。',
          en: 'The decision takes its number, enters the ledger and starts publication. Nobody can undo this or change its content.',
        },
      }}
      submit={{ zh: '作出决定', en: 'Issue the decision' }}
    />
  );
};
