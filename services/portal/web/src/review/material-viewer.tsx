import { evidenceApi, type Material } from '@sanzhi/contracts';
import { Empty, Tag } from 'antd';
import { useState } from 'react';
import { useRead } from '../api/use-read.ts';
import { PurposeLine } from '../custody/purpose-line.tsx';
import { contentOf } from '../custody/use-access.ts';
import { WithAccess } from '../custody/with-access.tsx';
import { useText, type Words } from '../language.ts';
import { Player } from '../recording/player.tsx';
import { Loaded } from '../ui/loaded.tsx';
import type { Mark, Marked } from './differences.ts';

const marks: Record<Mark, Words & { colour: string }> = {
  added: { zh: '新增', en: 'added', colour: 'green' },
  changed: { zh: '有变动', en: 'changed', colour: 'orange' },
  removed: { zh: '已移出', en: 'removed', colour: 'red' },
};

/** The file: what is in it on top, the chosen piece below. */
export const MaterialViewer = ({ matter, file }: { matter: string; file: readonly Marked[] }) => {
  const t = useText();
  const [chosen, setChosen] = useState<string>();
  const current = file.find(({ material }) => material.id === chosen) ?? file[0];
  if (!current) return <Empty description={t('没有材料', 'No materials')} />;
  return (
    <>
      <ul className="materials" data-testid="submission-materials" aria-label={t('送审材料', 'Materials')}>
        {file.map(({ material, mark }) => (
          <li key={`${material.id}-${mark}`} data-mark={mark}>
            <button
              type="button"
              aria-current={material.id === current.material.id}
              onClick={() => setChosen(material.id)}
              data-testid={`submission-material-${material.id}`}
            >
              <span className="quiet">
                {material.kind === 'document' ? t('文书', 'Doc') : t('音像', 'AV')}
              </span>{' '}
              {mark === 'removed' ? <s>{material.title}</s> : material.title}{' '}
              {mark && <Tag color={marks[mark].colour}>{t(marks[mark])}</Tag>}
            </button>
          </li>
        ))}
      </ul>
      <PurposeLine matter={matter} />
      <Shown matter={matter} material={current.material} />
    </>
  );
};

const Shown = ({ matter, material }: { matter: string; material: Material }) => {
  if (material.kind === 'recording') return <Recording id={material.id} />;
  return (
    <WithAccess key={material.id} kind="document" id={material.id} matter={matter} auto>
      {(access) => <Paper material={material} access={access} />}
    </WithAccess>
  );
};

const Paper = ({ material, access }: { material: Material; access: string }) => {
  const t = useText();
  const src = contentOf(access);
  return (
    <>
      <iframe
        key={material.id}
        src={`${src}#navpanes=0&view=FitH`}
        title={material.title}
        data-testid="submission-frame"
      />
      <div className="card-head">
        <a href={src} target="_blank" rel="noreferrer">
          {t('在新窗口打开', 'Open in a new window')}
        </a>
        <span className="code quiet">SHA-256 {material.sha256.slice(0, 16)}…</span>
      </div>
    </>
  );
};

const Recording = ({ id }: { id: string }) => {
  const query = useRead(evidenceApi.getRecording, { id });
  return <Loaded query={query}>{(recording) => <Player key={recording.id} recording={recording} />}</Loaded>;
};
