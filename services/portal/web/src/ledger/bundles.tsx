import { bundleForms, evidenceApi, type BundleForm, type ReplyOf } from '@sanzhi/contracts';
import { Alert, Button, Radio, Tag } from 'antd';
import { useState } from 'react';
import { addressOf } from '../api/call.ts';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useWrite } from '../api/use-write.ts';
import { purposeNames } from '../custody/names.ts';
import { PurposeForm } from '../custody/purpose-form.tsx';
import { useText, type Words } from '../language.ts';
import { named } from '../names.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { bytes, timeOf } from '../ui/time.ts';

type Bundle = ReplyOf<typeof evidenceApi.listBundles>['items'][number];

const shapes: Record<BundleForm, Words & { about: Words }> = {
  bundle: {
    zh: '证据包',
    en: 'Bundle',
    about: {
      zh: '给法院、复议机关、当事人：打开其中的网页即可核验，不需要联网。',
      en: 'For a court, a reconsideration body or the party: the page inside verifies it without a network.',
    },
  },
  transfer: {
    zh: '立卷移交包（E-ARK）',
    en: 'Transfer to the archive (E-ARK)',
    about: {
      zh: '归档后移交档案馆：同样的内容和证明，按正卷、副卷次序，附 METS、PREMIS 描述。',
      en: 'For the archive, once the matter is at its end: the same with METS and PREMIS, in the order of the volumes.',
    },
  },
};

const underway = (reply: unknown) =>
  (reply as { items: Bundle[] } | undefined)?.items.some(({ state }) => state === 'preparing');

/** 证据包: the whole matter with its proofs, which verifies with no network and no program of this house. */
export const Bundles = ({ matter }: { matter: string }) => {
  const t = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState<BundleForm>('bundle');
  const list = useRead(
    evidenceApi.listBundles,
    { id: matter },
    { every: (reply) => (underway(reply) ? 2_000 : 30_000), enabled: may(evidenceApi.listBundles) },
  );
  const write = useWrite(evidenceApi.exportBundle, { onDone: () => setOpen(false) });
  if (!may(evidenceApi.exportBundle)) return null;
  return (
    <Section
      testid="bundles"
      title={t('证据包、移交包', 'Bundles and transfers')}
      extra={
        <Button onClick={() => setOpen(!open)} aria-expanded={open} data-testid="bundle-export">
          {t('导出', 'Export')}
        </Button>
      }
    >
      <p className="quiet">
        {t(
          '一个 ZIP：全部音像记录、文书、调取清单、账本条目和证明，改动任何一个字节都会被发现。',
          'One ZIP: recordings, documents, custody list, entries and proofs; any changed byte shows.',
        )}
      </p>
      {open && (
        <>
          <Radio.Group
            className="radios"
            aria-label={t('导出什么', 'What to export')}
            value={form}
            onChange={({ target }) => setForm(target.value as BundleForm)}
          >
            {bundleForms.map((shape) => (
              <Radio key={shape} value={shape}>
                <span data-testid={`bundle-shape-${shape}`}>{t(shapes[shape])}</span>
              </Radio>
            ))}
          </Radio.Group>
          <p className="quiet">{t(shapes[form].about)}</p>
          <PurposeForm
            name="bundle"
            busy={write.isPending}
            submit={{ zh: '登记并导出', en: 'Record and export' }}
            onSaid={(purpose) => write.mutate({ id: matter, form, ...purpose })}
          />
        </>
      )}
      {write.error && <ProblemNotice error={write.error} />}
      <Loaded query={list}>
        {({ items }) => items.map((bundle) => <OneBundle key={bundle.id} bundle={bundle} />)}
      </Loaded>
    </Section>
  );
};

const OneBundle = ({ bundle }: { bundle: Bundle }) => {
  const t = useText();
  const { id, state, form, purpose, note, by, requestedAt, until, size, files, entries, tagManifest, fault } =
    bundle;
  const over = until !== undefined && Date.parse(until) < Date.now();
  const words = {
    preparing: t('正在准备，可以离开本页', 'Being prepared; you may leave this page'),
    ready: over ? t('下载期已过，请重新导出', 'Its time is over; export anew') : t('可以下载', 'Ready'),
    failed: t('导出失败', 'Failed'),
  }[state];
  return (
    <div className="step" data-testid={`bundle-${id}`} data-state={state} data-form={form}>
      <div className="card-head">
        <span>
          {t(shapes[form])} {timeOf(requestedAt)} {by.name}{' '}
          <span className="quiet">
            {t(named(purposeNames, purpose))}
            {note && `：${note}`}
          </span>
        </span>
        <Tag color={state === 'ready' && !over ? 'success' : state === 'failed' ? 'error' : 'processing'}>
          {words}
        </Tag>
      </div>
      {fault && <Alert type="error" title={t(fault.words)} data-code={fault.code} />}
      {state === 'ready' && (
        <>
          <div className="quiet">
            {[
              size !== undefined && bytes(size),
              files !== undefined && t(`${files} 个文件`, `${files} files`),
              entries !== undefined && t(`${entries} 条账本条目`, `${entries} entries`),
              until && t(`可下载至 ${timeOf(until)}`, `until ${timeOf(until)}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
          {tagManifest && (
            <div className="code quiet">
              {t('清单摘要', 'Manifest')} SHA-256 {tagManifest}
            </div>
          )}
          {!over && (
            <Button
              type="primary"
              onClick={() => location.assign(addressOf(evidenceApi.bundleContent, { id }))}
              data-testid={`bundle-${id}-download`}
            >
              {t('下载', 'Download')}
            </Button>
          )}
        </>
      )}
    </div>
  );
};
