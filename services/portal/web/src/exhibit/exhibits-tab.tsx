import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { Empty } from 'antd';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Fold } from '../ui/fold.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { ExhibitCard } from './exhibit-card.tsx';
import { photoOptions, recordFields } from './exhibit-fields.ts';
import { asLines } from './lines-of.ts';

/** 物证: the things themselves, their seals, where they are, and the clock of what was preserved. */
export const ExhibitsTab = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const may = useMay();
  const list = useRead(evidenceApi.listExhibits, { id: matter.id }, { every: 15_000 });
  const recordings = useRead(evidenceApi.listRecordings, { id: matter.id });
  const pictures = photoOptions(recordings.data?.items ?? []);
  return (
    <div className="stack">
      {may(evidenceApi.recordExhibit) && (
        <Fold card testid="exhibit-new" title={t('登记物证', 'Register an exhibit')}>
          <EntryForm
            name="exhibit"
            route={evidenceApi.recordExhibit}
            along={{ id: matter.id }}
            fields={recordFields(matter, pictures, t)}
            initial={{
              takenFrom: matter.party.name,
              takenPlace: matter.party.address,
              officers: matter.officers.map(({ certificate }) => certificate),
            }}
            draft={`exhibit.${matter.id}`}
            shape={(values) => ({ photos: [], ...asLines('seals')(values) })}
            submit={{ zh: '登记', en: 'Register' }}
          />
        </Fold>
      )}
      <Section testid="exhibits" title={t('物证', 'Exhibits')}>
        <Loaded query={list}>
          {({ items }) =>
            items.length ? (
              items.map((one) => <ExhibitCard key={one.id} exhibit={one} pictures={pictures} />)
            ) : (
              <Empty description={t('本案没有登记物证', 'No exhibit')} data-testid="exhibits-empty" />
            )
          }
        </Loaded>
      </Section>
    </div>
  );
};
