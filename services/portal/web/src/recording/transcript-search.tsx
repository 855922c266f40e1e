import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useRef, useState } from 'react';
import { call } from '../api/call.ts';
import { AccessTrouble } from '../custody/access-trouble.tsx';
import { PurposeForm } from '../custody/purpose-form.tsx';
import { usePurpose, type Purpose } from '../custody/purpose.ts';
import { useText } from '../language.ts';
import { Section } from '../ui/page.tsx';
import { duration } from '../ui/time.ts';
import { cuesOf, holding, standing, type Cue } from './cues.ts';
import { jumpTo } from './jump.ts';

/** A little less than an access lasts. */
const freshMs = 9 * 60_000;

interface Hit {
  recording: RecordingView;
  access: string;
  cue: Cue;
}
interface Found {
  words: string;
  hits: Hit[];
  /** Recordings whose words could not be had. */
  closed: { recording: RecordingView; error: unknown }[];
}

const useSearch = () => {
  const client = useQueryClient();
  const opened = useRef(new Map<string, { access: string; at: number }>());
  const accessTo = async ({ id }: RecordingView, purpose: Purpose): Promise<string> => {
    const known = opened.current.get(id);
    if (known && Date.now() - known.at < freshMs) return known.access;
    const at = Date.now();
    const { id: access } = await call(evidenceApi.accessRecording, { id, way: 'play', ...purpose });
    opened.current.set(id, { access, at });
    return access;
  };
  /** One look is written down for each recording, before its words are read. */
  return async (recordings: readonly RecordingView[], words: string, purpose: Purpose): Promise<Found> => {
    const found: Found = { words, hits: [], closed: [] };
    for (const recording of recordings)
      try {
        const access = await accessTo(recording, purpose);
        for (const transcript of standing(recording.transcripts)) {
          const cues = await client.fetchQuery(cuesOf(access, transcript));
          found.hits.push(...holding(cues, words).map((cue) => ({ recording, access, cue })));
        }
      } catch (error) {
        found.closed.push({ recording, error });
      }
    return found;
  };
};

/** 检索文字整理: the words of all recordings of one matter, with a way to the second at which they are said. */
export const TranscriptSearch = ({ matter, items }: { matter: string; items: readonly RecordingView[] }) => {
  const t = useText();
  const search = useSearch();
  const { purpose, say } = usePurpose(matter);
  const [words, setWords] = useState('');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found>();
  const searched = items.filter(({ state, transcripts }) => state === 'sealed' && transcripts.length > 0);
  if (!searched.length) return null;
  const go = async (said: Purpose) => {
    setAsking(false);
    setBusy(true);
    setFound(await search(searched, words, said));
    setBusy(false);
  };
  const begin = () => {
    if (!words.trim()) return;
    if (purpose) void go(purpose);
    else setAsking(true);
  };
  return (
    <Section testid="transcript-search" title={t('在文字整理中查找', 'Search the transcripts')}>
      <Input.Search
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onSearch={begin}
        loading={busy}
        maxLength={100}
        enterButton={t('查找', 'Search')}
        aria-label={t('要找的话', 'What was said')}
        data-testid="transcript-search-words"
      />
      <p className="quiet">
        {t(
          `共 ${searched.length} 份有文字整理的记录；查找前每份先写入调取清单。`,
          `${searched.length} recording(s) have one; a look at each is written to the custody list first.`,
        )}
      </p>
      {asking && (
        <PurposeForm
          name="transcript-search-purpose"
          submit={{ zh: '登记并查找', en: 'Record and search' }}
          onSaid={(said) => {
            say(said);
            void go(said);
          }}
        />
      )}
      {found && <Hits found={found} matter={matter} />}
    </Section>
  );
};

const Hits = ({ found: { words, hits, closed }, matter }: { found: Found; matter: string }) => {
  const t = useText();
  return (
    <div aria-live="polite" data-testid="transcript-hits">
      <p>
        {hits.length
          ? t(`“${words}”有 ${hits.length} 处`, `“${words}”: ${hits.length} place(s)`)
          : t(`没有找到“${words}”`, `“${words}” was not found`)}
      </p>
      <ul className="plain-list hits">
        {hits.map(({ recording: { id, title }, access, cue: { from, text } }, index) => (
          <li key={index}>
            <button
              type="button"
              className="cue"
              onClick={() => jumpTo({ recording: id, access, second: from ?? 0 })}
            >
              {from !== undefined && <span className="code">{duration(from)} </span>}
              {text} <span className="quiet">{title}</span>
            </button>
          </li>
        ))}
      </ul>
      {closed.map(({ recording: { id, title }, error }) => (
        <div key={id}>
          {t(`未能查找“${title}”：`, `“${title}” was not searched: `)}
          <AccessTrouble error={error} matter={matter} />
        </div>
      ))}
    </div>
  );
};
