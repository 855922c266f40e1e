import { evidenceApi, type DocumentView, type MatterView } from '@sanzhi/contracts';
import { formOf, procedures } from '@sanzhi/statute';
import { Button, Empty, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { CustodyFold } from '../custody/custody-list.tsx';
import { DownloadOriginal } from '../custody/download-original.tsx';
import { PurposeLine } from '../custody/purpose-line.tsx';
import { contentOf } from '../custody/use-access.ts';
import { WithAccess } from '../custody/with-access.tsx';
import { useText } from '../language.ts';
import { named, serviceMethods } from '../names.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { bytes, timeOf } from '../ui/time.ts';
import { formFields } from './form-fields.ts';
import { ServeForm } from './serve-form.tsx';

/** Forms that are served on the party: the notice and the decision. */
const served = new Set([33, 37, 39, 45, 46]);

export const DocumentsTab = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const may = useMay();
  const list = useRead(evidenceApi.listDocuments, { id: matter.id }, { every: 5_000 });
  const here = procedures[matter.kind].states[matter.state]?.forms ?? [];
  const byHand = Object.keys(formFields).map(Number);
  return (
    <div className="stack">
      {may(evidenceApi.makeDocument) && (
        <Section testid="document-choose" title={t('制作文书', 'Make a document')}>
          <div className="actions">
            {byHand
              .toSorted((a, b) => Number(here.includes(b)) - Number(here.includes(a)))
              .map((form) => (
                <Link
                  key={form}
                  to={`/matters/${matter.id}/documents/new/${form}`}
                  data-testid={`document-make-${form}`}
                >
                  <Button type={here.includes(form) ? 'primary' : 'default'} tabIndex={-1}>
                    {t(formOf(form))}
                  </Button>
                </Link>
              ))}
          </div>
          <p className="quiet">
            {t(
              '深色为当前环节可制作的文书。审核表、送达回证随审核、送达自动生成；告知书、决定书在“拟处理意见与审核”中制发。',
              'Dark: made in this stage. The review form and the proof of service come by themselves; the notice and the decision are issued under “Proposal and review”.',
            )}
          </p>
        </Section>
      )}
      <Section testid="documents" title={t('文书目录', 'Documents')}>
        <PurposeLine matter={matter.id} />
        <Loaded query={list}>
          {({ items }) =>
            items.length ? (
              items.map((one) => <OneDocument key={one.id} matter={matter} document={one} />)
            ) : (
              <Empty description={t('本案还没有文书', 'No document yet')} data-testid="documents-empty" />
            )
          }
        </Loaded>
      </Section>
    </div>
  );
};

const OneDocument = ({ matter, document }: { matter: MatterView; document: DocumentView }) => {
  const t = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { id, title, number, form, madeOn, by, size, sha256, served: service } = document;
  return (
    <article className="step" data-testid={`document-${id}`} data-form={form}>
      <div className="card-head">
        <span>
          {title} {number && <strong data-testid={`document-${id}-number`}>{number}</strong>}
        </span>
        {service ? (
          <Tag color="success" data-testid={`document-${id}-served`}>
            {t('已送达', 'Served')}
          </Tag>
        ) : (
          may(evidenceApi.serve) &&
          served.has(form) && (
            <Button onClick={() => setOpen(!open)} aria-expanded={open} data-testid={`document-${id}-serve`}>
              {t('送达登记', 'Record service')}
            </Button>
          )
        )}
      </div>
      <div className="quiet">
        {madeOn} {by.name} · PDF {bytes(size)}
        {service &&
          ` · ${timeOf(service.at)} ${t(named(serviceMethods, service.method))} ${t('收件人', 'to')} ${service.recipient}`}
      </div>
      <details>
        <summary className="quiet">{t('数字指纹', 'Digest')}</summary>
        <div className="code">SHA-256 {sha256}</div>
      </details>
      <div className="actions">
        <WithAccess
          kind="document"
          id={id}
          matter={matter.id}
          label={t('登记用途并查看正文', 'Record the purpose and open')}
        >
          {(access) => (
            <a
              href={contentOf(access)}
              target="_blank"
              rel="noreferrer"
              data-testid={`document-${id}-content`}
            >
              {t('打开正文', 'Open the document')}
            </a>
          )}
        </WithAccess>
        <DownloadOriginal thing={{ kind: 'document', id, matter: matter.id }} />
        <Link to={`/receipts/${matter.id}/document/${id}`} data-testid={`document-${id}-receipt`}>
          {t('存证回执', 'Receipt')}
        </Link>
      </div>
      <CustodyFold scope={{ kind: 'document', id }} />
      {open && !service && <ServeForm matter={matter} document={document} onDone={() => setOpen(false)} />}
    </article>
  );
};
