import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { Alert } from 'antd';
import { useState } from 'react';
import { useMay } from '../api/session.tsx';
import { useText } from '../language.ts';
import { bytes } from '../ui/time.ts';
import { FileChoice } from './file-choice.tsx';
import { UploadBar } from './upload-bar.tsx';
import { isLive, isSameFile, startUpload, useUploads } from './uploads.ts';

/** An upload of this device under way, or one that stopped and goes on with the same file. */
export const GoOn = ({ recording }: { recording: RecordingView }) => {
  const t = useText();
  const may = useMay();
  const upload = useUploads().find((one) => one.recording === recording.id);
  const [wrong, setWrong] = useState(false);
  const take = (file: File) => {
    const same = isSameFile(recording, file);
    setWrong(!same);
    if (same) void startUpload(recording.id, recording.matter, file, recording.partSize);
  };
  return (
    <>
      {upload && <UploadBar upload={upload} />}
      {wrong && (
        <Alert
          type="error"
          title={t(
            `不是同一个文件，请选择 ${recording.fileName}（${bytes(recording.size)}）`,
            `Not the same file; choose ${recording.fileName} (${bytes(recording.size)})`,
          )}
        />
      )}
      {may(evidenceApi.announceRecording) && !(upload && (isLive(upload) || upload.state === 'done')) && (
        <div>
          <FileChoice
            testid={`recording-${recording.id}-resume`}
            label={t('选择同一文件继续上传', 'Choose the same file and go on')}
            onFile={take}
          />
        </div>
      )}
    </>
  );
};
