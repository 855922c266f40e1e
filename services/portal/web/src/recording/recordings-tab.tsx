import { evidenceApi, type MatterView, type RecordingView } from '@sanzhi/contracts';
import { Empty } from 'antd';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { PurposeLine } from '../custody/purpose-line.tsx';
import { useText } from '../language.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { AnnounceForm } from './announce-form.tsx';
import { Courses } from './courses.tsx';
import { Discards } from './discards.tsx';
import { grouped } from './grouped.ts';
import { RecordingMap } from './map.tsx';
import { RecordingCard } from './recording-card.tsx';
import { TranscriptSearch } from './transcript-search.tsx';
import './recording.css';

const settled = (reply: unknown) =>
  (reply as { items: RecordingView[] } | undefined)?.items.every(
    ({ state, clips }) =>
      (state === 'sealed' || state === 'quarantined') && clips.every((clip) => clip.state !== 'ordered'),
  );

export const RecordingsTab = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const may = useMay();
  const list = useRead(
    evidenceApi.listRecordings,
    { id: matter.id },
    { every: (reply) => (settled(reply) ? 15_000 : 2_000) },
  );
  return (
    <div className="stack">
      {may(evidenceApi.announceRecording) && (
        <Section testid="recording-new" title={t('上传音像记录', 'Upload a recording')}>
          <AnnounceForm matter={matter} />
        </Section>
      )}
      <Courses matter={matter.id} />
      <Discards matter={matter.id} />
      <RecordingMap items={list.data?.items ?? []} address={matter.party.address} />
      <TranscriptSearch matter={matter.id} items={list.data?.items ?? []} />
      <Section testid="recordings" title={t('音像记录', 'Recordings')}>
        <PurposeLine matter={matter.id} />
        <Loaded query={list}>
          {({ items }) =>
            items.length ? (
              grouped(items).map(({ original, copies }) => (
                <RecordingCard key={original.id} recording={original} copies={copies} />
              ))
            ) : (
              <Empty
                description={t('本案还没有音像记录', 'No recording yet')}
                data-testid="recordings-empty"
              />
            )
          }
        </Loaded>
      </Section>
    </div>
  );
};
