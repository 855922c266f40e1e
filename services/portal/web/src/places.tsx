import { Result } from 'antd';
import { Link, Route, Routes } from 'react-router';
import { CapturePage } from './capture/capture-page.tsx';
import { ConsultationsPage } from './custody/consultations-page.tsx';
import { PublicationPage } from './disclosure/publication-page.tsx';
import { PublicationsPage } from './disclosure/publications-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { BatchesPage, BatchPage } from './intake/batches-page.tsx';
import { IntakePage } from './intake/intake-page.tsx';
import { useText } from './language.ts';
import { MatterPage } from './matter/matter-page.tsx';
import { MattersPage } from './matters/matters-page.tsx';
import { OpenMatterPage } from './matters/open-matter-page.tsx';
import { OperationsPage } from './operations/operations-page.tsx';
import { PremisesPage } from './premises/premises-page.tsx';
import { ReceiptPage } from './receipt/receipt-page.tsx';
import { StatisticsPage } from './recording/statistics-page.tsx';
import { RegistersPage } from './register/registers-page.tsx';
import { QueuePage } from './review/queue-page.tsx';
import { SubmissionPage } from './review/submission-page.tsx';
import { ReviewersPage } from './reviewer/reviewers-page.tsx';
import { StoragePage } from './storage/storage-page.tsx';

const Nowhere = () => {
  const t = useText();
  return (
    <Result
      status="404"
      title={t('没有这个页面', 'There is no such page')}
      extra={<Link to="/">{t('回到首页', 'To the first page')}</Link>}
    />
  );
};

/** Every place of the workbench and its address. */
export const Places = () => (
  <Routes>
    <Route index element={<HomePage />} />
    <Route path="matters" element={<MattersPage />} />
    <Route path="matters/new" element={<OpenMatterPage />} />
    <Route path="matters/:id/*" element={<MatterPage />} />
    <Route path="receipts/:matter/:kind/:thing" element={<ReceiptPage />} />
    <Route path="capture" element={<CapturePage />} />
    <Route path="intake" element={<IntakePage />} />
    <Route path="intake/batches" element={<BatchesPage />} />
    <Route path="intake/batches/:id" element={<BatchPage />} />
    <Route path="premises" element={<PremisesPage />} />
    <Route path="consultations" element={<ConsultationsPage />} />
    <Route path="review" element={<QueuePage />} />
    <Route path="review/:id" element={<SubmissionPage />} />
    <Route path="reviewers" element={<ReviewersPage />} />
    <Route path="publications" element={<PublicationsPage />} />
    <Route path="publications/:id" element={<PublicationPage />} />
    <Route path="registers" element={<RegistersPage />} />
    <Route path="statistics" element={<StatisticsPage />} />
    <Route path="storage" element={<StoragePage />} />
    <Route path="operations" element={<OperationsPage />} />
    <Route path="*" element={<Nowhere />} />
  </Routes>
);
