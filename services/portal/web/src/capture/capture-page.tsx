import { evidenceApi } from '@sanzhi/contracts';
import { Checkbox, Result } from 'antd';
import { useMay, useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { Page, Section } from '../ui/page.tsx';
import './capture.css';
import { DeviceNotes, ReachTag } from './device-notes.tsx';
import { DeviceStorage } from './device-storage.tsx';
import { QueueList } from './queue-list.tsx';
import { RecordingNow } from './recording-now.tsx';
import { useRunning } from './recorder.ts';
import { SettingFields } from './setting-fields.tsx';
import { TakeButtons } from './take-buttons.tsx';
import { useMatters } from './use-matters.ts';
import { fitting, useSetting } from './use-setting.ts';

/** 现场采集: what happens in the field is taken onto the device at once, with or without a network. */
export const CapturePage = () => {
  const t = useText();
  const may = useMay();
  const session = useSession();
  const matters = useMatters(session.subject);
  const running = useRunning();
  const { setting, places, position, change, usePosition, keepPlace } = useSetting();
  if (!may(evidenceApi.announceRecording))
    return (
      <Result
        status="403"
        data-testid="forbidden"
        title={t('只有执法人员可以采集音像记录', 'Only officers capture recordings')}
      />
    );
  if (!setting || !matters) return null;
  const matter = matters.find(({ id }) => id === setting.matter);
  const fitted = fitting(matter ? setting : { ...setting, matter: undefined }, matter, session.certificate);
  return (
    <Page testid="capture" title={t('现场采集', 'Field capture')} extra={<ReachTag />}>
      <DeviceNotes />
      {running ? (
        <RecordingNow running={running} setting={fitted} />
      ) : (
        <Section testid="capture-setting" title={t('采集什么', 'What is captured')}>
          <SettingFields
            testid="capture"
            value={fitted}
            onChange={change}
            matters={matters}
            places={places}
            own={session.certificate}
          />
          <Checkbox
            checked={position}
            onChange={({ target }) => usePosition(target.checked)}
            data-testid="capture-position"
          >
            {t('同时记下本机定位（经纬度）', 'Note where this device is')}
          </Checkbox>
          <TakeButtons setting={fitted} withPosition={position} onTaken={keepPlace} />
        </Section>
      )}
      <QueueList matters={matters} places={places} />
      <DeviceStorage />
    </Page>
  );
};
