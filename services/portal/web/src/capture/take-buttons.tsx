import { mediumOfType, typeOfFile } from '@sanzhi/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useSession } from '../api/session.tsx';
import { useText, type Words } from '../language.ts';
import { FileChoice } from '../recording/file-choice.tsx';
import { askToPersist } from './device-storage.tsx';
import { nudge } from './queue.ts';
import { PhotoTaker } from './photo-taker.tsx';
import { startRecording, useBroken } from './recorder.ts';
import { takeFile } from './take-files.ts';
import { saidOf, type Setting } from './use-setting.ts';

interface TakeButtonsProps {
  setting: Setting;
  withPosition: boolean;
  onTaken: () => void;
}

const noRoom: Words = {
  zh: '本机存储已满，采集已停止；存满之前的内容已存本机。请联网上传或者清理本机其他文件，腾出空间后再采集；急用时改用其他执法记录设备。',
  en: 'The storage of this device is full and capturing has stopped; what came before is kept. Let it be uploaded or clear other files, then go on; if there is no time, take another recorder.',
};

/** Why the camera did not open, and what can be done instead. */
export const whyNot = (error: unknown): Words => {
  const name = error instanceof DOMException ? error.name : '';
  const instead = {
    zh: '也可以用设备自带的相机拍摄，再点“用设备相机或相册”。',
    en: 'You may also film with the device’s own camera and then choose the file.',
  };
  const why: Record<string, Words> = {
    NotAllowedError: {
      zh: '没有使用摄像头或麦克风的权限，请在浏览器的网站设置中允许。',
      en: 'The browser was not allowed to use camera or microphone; allow it in the settings of this site.',
    },
    NotFoundError: { zh: '没有找到摄像头或麦克风。', en: 'No camera or microphone was found.' },
    NotReadableError: {
      zh: '摄像头或麦克风正被其他程序占用，请先关闭该程序。',
      en: 'Another program uses the camera or the microphone; close it first.',
    },
  };
  if (name === 'QuotaExceededError') return noRoom;
  const { zh, en } = why[name] ?? { zh: '未能开始采集。', en: 'Capturing could not begin.' };
  return { zh: `${zh}${instead.zh}`, en: `${en} ${instead.en}` };
};

export const TakeButtons = ({ setting, withPosition, onTaken }: TakeButtonsProps) => {
  const t = useText();
  const session = useSession();
  const [failed, setFailed] = useState<unknown>();
  const broken = useBroken();
  const trouble = failed ?? broken;
  const [photo, setPhoto] = useState(false);
  const [copying, setCopying] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setFailed(undefined);
    void askToPersist();
    await work().then(onTaken, setFailed);
  };
  const record = (medium: 'video' | 'audio') =>
    attempt(() => startRecording(session, saidOf(setting, medium), medium, withPosition));
  const copy = async (file: File) => {
    setCopying(true);
    const medium = mediumOfType(typeOfFile(file));
    await attempt(() => takeFile(session, saidOf(setting, medium), file));
    setCopying(false);
    nudge();
  };
  return (
    <>
      {trouble !== undefined && (
        <Alert type="error" showIcon role="alert" data-testid="capture-failed" title={t(whyNot(trouble))} />
      )}
      {photo && (
        <PhotoTaker
          setting={setting}
          withPosition={withPosition}
          onEnd={() => setPhoto(false)}
          onFail={setFailed}
        />
      )}
      <div className="take">
        <Button type="primary" onClick={() => void record('video')} data-testid="capture-video">
          {t('开始录像', 'Record video')}
        </Button>
        <Button onClick={() => void record('audio')} data-testid="capture-audio">
          {t('开始录音', 'Record sound')}
        </Button>
        <Button onClick={() => setPhoto(true)} disabled={photo} data-testid="capture-photo">
          {t('拍照', 'Take photos')}
        </Button>
        <FileChoice
          testid="capture-file"
          accept="video/*,audio/*,image/*"
          label={copying ? t('正在拷入本机…', 'Copying…') : t('用设备相机或相册', 'Device camera or album')}
          onFile={(file) => void copy(file)}
        />
      </div>
    </>
  );
};
