import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../language.ts';
import { AccessTrouble } from './access-trouble.tsx';
import { PurposeForm } from './purpose-form.tsx';
import { clipOf, contentOf, useAccess, type HeldThing } from './use-access.ts';

interface DownloadProps {
  thing: HeldThing;
  /** A clip of it instead of the whole. */
  clip?: string;
}

/** The original leaves the house's sight: its purpose is asked each time, whatever was said for viewing. */
export const DownloadOriginal = ({ thing, clip }: DownloadProps) => {
  const t = useText();
  const [open, setOpen] = useState(false);
  const access = useAccess(thing, 'download');
  const name = `download-${clip ?? thing.id}`;
  return (
    <>
      <Button size="small" onClick={() => setOpen(!open)} aria-expanded={open} data-testid={name}>
        {clip ? t('下载片段', 'Download the clip') : t('下载原件', 'Download the original')}
      </Button>
      {open && (
        <div className="under">
          <PurposeForm
            name={name}
            busy={access.busy}
            submit={{ zh: '登记并下载', en: 'Record and download' }}
            onSaid={(purpose) =>
              access.ask(purpose, (id) => {
                setOpen(false);
                location.assign(clip ? clipOf(id, clip) : contentOf(id));
              })
            }
          />
          {access.error && <AccessTrouble error={access.error} matter={thing.matter} />}
        </div>
      )}
    </>
  );
};
