import { disclosureApi, evidenceApi, reviewApi } from '@sanzhi/contracts';
import { useMay, useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { Page } from '../ui/page.tsx';
import { today } from '../ui/time.ts';
import { MattersToday } from './matters-today.tsx';
import { PublicationsToday } from './publications-today.tsx';
import { ReviewToday } from './review-today.tsx';

/** What this person can do today, by role. */
export const HomePage = () => {
  const t = useText();
  const may = useMay();
  const { name, roles } = useSession();
  const has = (...wanted: string[]) => roles.some((role) => wanted.includes(role));
  return (
    <Page
      testid="home"
      title={t(`${name}，今天可以办的事`, `${name}: what you can do today`)}
      extra={<span className="quiet">{today()}</span>}
    >
      {has('handler', 'unit-head', 'agency-leader', 'hearing-presider', 'archivist') &&
        may(evidenceApi.listMatters) && <MattersToday />}
      {has('reviewer', 'review-head', 'handler', 'unit-head') && may(reviewApi.listSubmissions) && (
        <ReviewToday />
      )}
      {has('disclosure-editor', 'disclosure-approver') && may(disclosureApi.listPublications) && (
        <PublicationsToday />
      )}
    </Page>
  );
};
