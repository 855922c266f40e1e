import { Link } from 'react-router';
import { useText } from '../language.ts';
import { isLive, useUploads } from './uploads.ts';

/** In the head of every page: how far the uploads are. */
export const UploadIndicator = () => {
  const t = useText();
  const live = useUploads().filter(isLive);
  const [first] = live;
  if (!first) return null;
  const sum = (of: 'sent' | 'size') => live.reduce((total, one) => total + one[of], 0);
  const percent = Math.floor((100 * sum('sent')) / Math.max(1, sum('size')));
  return (
    <span className="uploads" role="status" data-testid="upload-indicator">
      <Link to={`/matters/${first.matter}/recordings`}>
        {t(`上传 ${live.length} 个文件 ${percent}%`, `Uploading ${live.length} file(s) ${percent}%`)}
      </Link>
    </span>
  );
};
