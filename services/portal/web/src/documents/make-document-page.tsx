import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { formOf, isForm } from '@sanzhi/statute';
import { Alert, Result } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '../api/session.tsx';
import { useText } from '../language.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Waiting } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { formFields } from './form-fields.ts';
import { prefilled, useEvidence } from './prefill.ts';

/** One official form, filled in and made into a PDF of the file. */
export const MakeDocumentPage = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const may = useMay();
  const go = useNavigate();
  const form = Number(useParams().form);
  const { evidence, ready, failed } = useEvidence(matter.id);
  const fields = formFields[form];
  if (!fields || !isForm(form))
    return (
      <Result
        status="404"
        data-testid="not-found"
        title={t('没有这种手工制作的文书', 'No such form is made by hand')}
      />
    );
  if (!may(evidenceApi.makeDocument))
    return (
      <Result
        status="403"
        data-testid="forbidden"
        title={t('您不能制作本案文书', 'You may not make documents here')}
      />
    );
  const { zh, en } = formOf(form);
  return (
    <Section testid="document-new" title={t(`制作《${zh}》`, `Make: ${en}`)}>
      <Alert
        type="info"
        title={t(
          '文书制作后即固定入卷，不能修改；需要更正的另行制作。草稿自动保存在本机。',
          'Once made, the document is part of the file and cannot be changed; make another to correct it. The draft keeps itself on this device.',
        )}
      />
      {ready ? (
        <EntryForm
          key={form}
          name={`document-${form}`}
          route={evidenceApi.makeDocument}
          along={{ id: matter.id, form }}
          fields={fields}
          shape={(values) => ({ fields: values })}
          initial={prefilled(form, matter, evidence)}
          draft={`document.${matter.id}.${form}`}
          submit={{ zh: '制作文书', en: 'Make the document' }}
          onDone={() => void go(`/matters/${matter.id}/documents`)}
        />
      ) : (
        <Waiting failed={failed} />
      )}
    </Section>
  );
};
