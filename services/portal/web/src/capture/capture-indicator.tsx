import { evidenceApi } from '@sanzhi/contracts';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useMay, useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { useQueue } from './items.ts';
import { isHeld } from './model.ts';
import { startQueue } from './queue.ts';
import { useRunning } from './recorder.ts';

/** In the head of every page: what runs or waits on this device. While it is there the queue is worked through. */
export const CaptureIndicator = () => {
  const t = useText();
  const may = useMay()(evidenceApi.announceRecording);
  const { subject } = useSession();
  const { items } = useQueue();
  const running = useRunning();
  useEffect(() => {
    if (may) startQueue();
  }, [may]);
  const waiting = items.filter((item) => item.owner.subject === subject && isHeld(item)).length;
  if (!may || (!running && !waiting)) return null;
  return (
    <span className="uploads" role="status" data-testid="capture-indicator">
      <Link to="/capture">
        {running ? t('● 录制中', '● Recording') : t(`本机 ${waiting} 条`, `${waiting} here`)}
      </Link>
    </span>
  );
};
