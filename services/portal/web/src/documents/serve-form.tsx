import { evidenceApi, type DocumentView, type MatterView } from '@sanzhi/contracts';
import { useText } from '../language.ts';
import { optionsOf, serviceMethods } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { inputTime } from '../ui/time.ts';

interface ServeFormProps {
  matter: MatterView;
  document: DocumentView;
  onDone: () => void;
}

export const ServeForm = ({ matter: { party }, document, onDone }: ServeFormProps) => {
  const t = useText();
  return (
    <EntryForm
      name="serve"
      route={evidenceApi.serve}
      along={{ id: document.id }}
      initial={{
        method: 'direct',
        recipient: party.legalRepresentative ?? party.name,
        servedAt: inputTime(Date.now()),
        place: party.address,
      }}
      fields={[
        {
          name: 'method',
          kind: 'choice',
          required: true,
          label: { zh: '送达方式', en: 'How' },
          options: optionsOf(serviceMethods, t),
          basis: '《市场监督管理行政处罚程序规定》第八十一条、第八十二条',
        },
        { name: 'recipient', kind: 'line', required: true, label: { zh: '收件人', en: 'Recipient' } },
        { name: 'servedAt', kind: 'time', required: true, label: { zh: '送达时间', en: 'Served at' } },
        { name: 'place', kind: 'line', required: true, label: { zh: '送达地点', en: 'Place' } },
        {
          name: 'note',
          kind: 'text',
          rows: 2,
          max: 2000,
          label: { zh: '备注', en: 'Note' },
          hint: {
            zh: '留置送达的写明见证人和拒收情形',
            en: 'When left at the place: the witness and the refusal',
          },
        },
      ]}
      submit={{ zh: '登记送达', en: 'Record service' }}
      onDone={onDone}
    />
  );
};
