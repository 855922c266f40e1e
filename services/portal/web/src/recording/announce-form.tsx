import { evidenceApi, mediumOfType, typeOfFile, type MatterView } from '@sanzhi/contracts';
import { procedures } from '@sanzhi/statute';
import { Alert } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSession } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { bytes, inputTime } from '../ui/time.ts';
import { announced, announceFields } from './announce-fields.ts';
import { FileChoice } from './file-choice.tsx';
import { lengthOf } from './length-of.ts';
import { announcedFor, forget, startUpload } from './uploads.ts';

/** Choose a file, say what it shows, and it goes up. */
export const AnnounceForm = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const [file, setFile] = useState<File>();
  const [seconds, setSeconds] = useState(0);
  /** Whether there was anything left to send for it. */
  const goOn = async (id: string, chosen: File): Promise<boolean> => {
    const { partSize, state } = await call(evidenceApi.getRecording, { id });
    if (state !== 'uploading') {
      forget(id);
      return false;
    }
    setFile(undefined);
    void startUpload(id, matter.id, chosen, partSize);
    return true;
  };
  const choose = async (chosen: File) => {
    const known = announcedFor(chosen);
    if (known && (await goOn(known, chosen).catch(() => false))) return;
    setSeconds(await lengthOf(chosen));
    setFile(chosen);
  };
  return (
    <>
      <div className="actions">
        <FileChoice
          testid="recording-file"
          label={t('选择音像文件上传', 'Choose a file to upload')}
          accept="video/*,audio/*,image/*"
          onFile={(chosen) => void choose(chosen)}
        />
        {file && (
          <span data-testid="recording-file-chosen">
            {file.name}（{bytes(file.size)}）
          </span>
        )}
      </div>
      <p className="quiet">
        {t(
          '文件直接上传至存储，封存后任何人不能更改或删除；上传可以中断，重新选择同一文件即继续。',
          'The file goes straight to the store; once sealed nobody can change or delete it. An upload may be broken off: choose the same file and it goes on.',
        )}
      </p>
      {file && (
        <Details
          key={`${file.name}${file.size}`}
          matter={matter}
          file={file}
          seconds={seconds}
          onAnnounced={goOn}
        />
      )}
    </>
  );
};

interface DetailsProps {
  matter: MatterView;
  file: File;
  seconds: number;
  onAnnounced: (id: string, file: File) => Promise<boolean>;
}

const Details = ({ matter, file, seconds, onAnnounced }: DetailsProps) => {
  const t = useText();
  const { certificate } = useSession();
  const [failed, setFailed] = useState(false);
  const owed = procedures[matter.kind].states[matter.state]?.recording.activities ?? [];
  const recordings = useRead(evidenceApi.listRecordings, { id: matter.id });
  return (
    <>
      {failed && (
        <Alert
          type="warning"
          title={t(
            '已登记，上传未能开始；请在下方列表中继续上传',
            'Announced, but the upload did not start; go on with it in the list below',
          )}
        />
      )}
      <EntryForm
        name="recording"
        route={evidenceApi.announceRecording}
        along={{
          id: matter.id,
          fileName: file.name,
          contentType: typeOfFile(file),
          size: file.size,
        }}
        atSend={() => ({ deviceNow: new Date().toISOString() })}
        fields={announceFields(matter, owed, recordings.data?.items ?? [], t)}
        shape={announced}
        initial={{
          title: file.name.replace(/\.[^.]+$/, ''),
          medium: mediumOfType(typeOfFile(file)),
          secrecy: 'none',
          activity: owed[0],
          startedAt: inputTime(file.lastModified - seconds * 1000),
          endedAt: inputTime(file.lastModified),
          place: matter.party.address,
          officers: matter.officers.map((one) => one.certificate).filter((one) => one === certificate),
        }}
        submit={{ zh: '登记并上传', en: 'Announce and upload' }}
        onDone={({ id }) => void onAnnounced(id, file).catch(() => setFailed(true))}
      />
    </>
  );
};
