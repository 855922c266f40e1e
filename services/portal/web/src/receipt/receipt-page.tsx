import { disclosureApi, evidenceApi, type MatterView, type ReplyOf } from '@sanzhi/contracts';
import { Button, QRCode, Result } from 'antd';
import { useParams } from 'react-router';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { Facts } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { checkpointSize } from './checkpoint-size.ts';
import { download, fileNameOf } from './download.ts';
import { useReceiptThing, type ReceiptThing } from './use-receipt-thing.ts';
import './receipt.css';

type LedgerReceipt = ReplyOf<typeof evidenceApi.recordingReceipt>;

const isKind = (kind: string | undefined): kind is ReceiptThing['kind'] =>
  kind === 'recording' || kind === 'document';

/** 存证回执: on paper or on a phone, for the officer and for the party. */
export const ReceiptPage = () => {
  const { matter = '', kind, thing = '' } = useParams();
  const t = useText();
  if (!isKind(kind)) return <Result status="404" title={t('没有这个页面', 'There is no such page')} />;
  return <Whole matter={matter} kind={kind} thing={thing} />;
};

const Whole = ({ matter, kind, thing }: { matter: string; kind: ReceiptThing['kind']; thing: string }) => {
  const t = useText();
  const route = kind === 'recording' ? evidenceApi.recordingReceipt : evidenceApi.documentReceipt;
  const receipt = useRead(route, { id: thing });
  const file = useRead(evidenceApi.getMatter, { id: matter });
  const about = useReceiptThing(matter, kind, thing);
  return (
    <Page
      testid="receipt"
      title={t('存证回执', 'Receipt of the ledger')}
      above={{
        to: `/matters/${matter}/${kind}s`,
        title: kind === 'recording' ? t('音像记录', 'Recordings') : t('文书', 'Documents'),
      }}
      extra={
        <Button type="primary" onClick={() => window.print()} data-testid="receipt-print">
          {t('打印（A4）', 'Print (A4)')}
        </Button>
      }
    >
      <Loaded query={file}>
        {(of) => (
          <Loaded query={about}>
            {(what) => (
              <Loaded query={receipt}>{(one) => <Paper matter={of} about={what} receipt={one} />}</Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
};

interface PaperProps {
  matter: MatterView;
  about: ReceiptThing;
  receipt: LedgerReceipt;
}

const Paper = ({ matter, about, receipt }: PaperProps) => {
  const t = useText();
  const bodies = useRead(disclosureApi.publicBodies, {});
  const agency = bodies.data?.items.find(({ uscc }) => uscc === matter.agency)?.name;
  const { index, time, sha256, proof } = receipt;
  const size = checkpointSize(proof);
  return (
    <article className="card receipt" data-testid="receipt-paper">
      <header>
        <strong>{agency ?? matter.agency}</strong>
        <h2>{t('存证回执', 'Receipt of the ledger')}</h2>
      </header>
      <Facts
        items={[
          [t('案件编号', 'Matter'), matter.reference],
          [t('当事人', 'Party'), matter.party.name],
          [t('题名', 'Title'), about.title],
          ...about.facts.map(([words, value]) => [t(words), value] as const),
        ]}
      />
      <section className="receipt-proof">
        <div>
          <dl className="facts prose">
            <div>
              <dt>{t('SHA-256 摘要', 'SHA-256')}</dt>
              <dd className="code" data-testid="receipt-sha256">
                {sha256}
              </dd>
            </div>
            {about.sm3 && (
              <div>
                <dt>{t('SM3 摘要', 'SM3')}</dt>
                <dd className="code">{about.sm3}</dd>
              </div>
            )}
            <div>
              <dt>{t('账本条目号', 'Entry of the ledger')}</dt>
              <dd data-testid="receipt-index">{index}</dd>
            </div>
            <div>
              <dt>{t('写入账本的时间', 'In the ledger since')}</dt>
              <dd>{timeOf(time)}</dd>
            </div>
            {size !== undefined && (
              <div>
                <dt>{t('证明所依据的检查点', 'Checkpoint of the proof')}</dt>
                <dd>{t(`账本共 ${size} 条时`, `at ${size} entries`)}</dd>
              </div>
            )}
          </dl>
        </div>
        {sha256 && <Code sha256={sha256} />}
      </section>
      <p className="quiet">
        {t(
          '扫码或者打开上述网址即可查验：文件改动一个字节，摘要就不同。本回执证明具有该摘要的文件最迟在上述时间已封存，此后未被改动；所记内容是否属实，由审理机关判断。',
          'Scan the code or open the address to check: change one byte of the file and its digest differs. This receipt proves that a file of this digest was sealed at that time at the latest and not changed since; whether what it shows is true is for the deciding body.',
        )}
      </p>
      <div className="actions">
        <Button
          onClick={() => download(`${fileNameOf(about.title)}.tlog-proof`, proof)}
          data-testid="receipt-proof"
        >
          {t('下载条目证明', 'Download the proof')}
        </Button>
        {sha256 && (
          <a
            href={`/api/evidence/v1/public/ledger/files/${sha256}`}
            download={`${fileNameOf(about.title)}.json`}
            data-testid="receipt-data"
          >
            <Button tabIndex={-1}>
              {t('下载核验数据（可交当事人）', 'Data for checking (for the party)')}
            </Button>
          </a>
        )}
        {receipt.opening && (
          <Button
            onClick={() =>
              download(`${fileNameOf(about.title)}.opening.json`, JSON.stringify(receipt, null, 2))
            }
            data-testid="receipt-opening"
          >
            {t('下载条目原文（内部，含案件信息）', 'The entry in full (internal)')}
          </Button>
        )}
      </div>
      <footer className="signatures">
        {[
          t('执法人员（签名）', 'Officers (signature)'),
          t('当事人（签名）', 'Party (signature)'),
          t('日期', 'Date'),
        ].map((who) => (
          <span key={who}>{who}：</span>
        ))}
      </footer>
    </article>
  );
};

const Code = ({ sha256 }: { sha256: string }) => {
  const t = useText();
  const address = `${location.origin}/check?sha256=${sha256}`;
  return (
    <figure className="receipt-code" data-testid="receipt-code" data-address={address}>
      <QRCode
        type="svg"
        value={address}
        size={168}
        bordered={false}
        color="#000"
        bgColor="#fff"
        errorLevel="M"
        aria-label={t('查验二维码', 'QR code of the check page')}
      />
      <figcaption>
        <a href={address}>{t('查验', 'Check')}</a>
        <span className="code">{address}</span>
      </figcaption>
    </figure>
  );
};
