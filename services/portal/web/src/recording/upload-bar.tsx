import { Button, Progress } from 'antd';
import { useText } from '../language.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { bytes } from '../ui/time.ts';
import { isLive, stopUpload, type Upload } from './uploads.ts';

export const UploadBar = ({ upload }: { upload: Upload }) => {
  const t = useText();
  const { recording, sent, size, state, error } = upload;
  const words = {
    running: t('正在上传', 'Uploading'),
    waiting: t(
      '网络中断，恢复后自动继续；已传部分不会丢失',
      'No network; goes on by itself, nothing sent is lost',
    ),
    failed: t('上传失败，可重新选择文件继续', 'Failed; choose the file again to go on'),
    stopped: t('已暂停，可重新选择文件继续', 'Stopped; choose the file again to go on'),
    done: t('文件已全部上传，等待校验封存', 'All of the file is there; it is being checked'),
  }[state];
  return (
    <div data-testid={`upload-${recording}`} data-state={state}>
      <Progress
        percent={Math.floor((100 * sent) / Math.max(1, size))}
        status={state === 'failed' ? 'exception' : state === 'done' ? 'success' : 'active'}
        aria-label={words}
      />
      <div className="card-head">
        <span className="quiet">
          {words}（{bytes(sent)} / {bytes(size)}）
        </span>
        {isLive(upload) && (
          <Button size="small" onClick={() => stopUpload(recording)} data-testid={`upload-${recording}-stop`}>
            {t('暂停', 'Pause')}
          </Button>
        )}
      </div>
      {state === 'failed' && <ProblemNotice error={error} />}
    </div>
  );
};
