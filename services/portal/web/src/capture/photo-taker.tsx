import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { nudge } from './queue.ts';
import { openStream, still } from './recorder.ts';
import { takePicture } from './take-files.ts';
import { saidOf, type Setting } from './use-setting.ts';

interface PhotoTakerProps {
  setting: Setting;
  withPosition: boolean;
  onEnd: () => void;
  onFail: (error: unknown) => void;
}

/** The camera stays open for as many pictures as it takes. */
export const PhotoTaker = ({ setting, withPosition, onEnd, onFail }: PhotoTakerProps) => {
  const t = useText();
  const session = useSession();
  const film = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  const [taken, setTaken] = useState(0);
  const fail = useRef(onFail);
  const end = useRef(onEnd);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    openStream('photo').then(
      (opened) => {
        stream = opened;
        if (gone) return stop();
        if (film.current) film.current.srcObject = opened;
      },
      (error: unknown) => {
        fail.current(error);
        end.current();
      },
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const shoot = async () => {
    if (!film.current) return;
    try {
      await takePicture(session, saidOf(setting, 'photo'), await still(film.current), withPosition);
      setTaken((n) => n + 1);
      nudge();
    } catch (error) {
      onFail(error);
    }
  };
  return (
    <div className="shooting" data-testid="capture-photo-taker">
      <video ref={film} className="finder" autoPlay muted playsInline onPlaying={() => setReady(true)} />
      <div className="take">
        <Button type="primary" disabled={!ready} onClick={() => void shoot()} data-testid="capture-shoot">
          {t('按下快门', 'Take the picture')}
        </Button>
        <Button onClick={onEnd} data-testid="capture-photo-end">
          {t('拍照完毕', 'Done')}
        </Button>
      </div>
      <p role="status" className="quiet" data-testid="capture-photo-count">
        {taken > 0 && t(`已存本机 ${taken} 张`, `${taken} on this device`)}
      </p>
    </div>
  );
};
