import { Checkbox, Input, Radio } from 'antd';
import { useId, type ReactNode } from 'react';
import { useText } from '../language.ts';
import { activityNames, named } from '../names.ts';
import { Pick } from '../ui/control.tsx';
import { fewestOfficers, type FieldMatter } from './model.ts';
import { activitiesOf, fitting, type Setting } from './use-setting.ts';

interface SettingFieldsProps {
  testid: string;
  value: Setting;
  onChange: (next: Setting) => void;
  matters: readonly FieldMatter[];
  places: readonly string[];
  own?: string | undefined;
}

const Asked = ({ label, id, children }: { label: string; id?: string; children: ReactNode }) => (
  <div className="asked" role={id ? undefined : 'group'} aria-label={id ? undefined : label}>
    {id ? <label htmlFor={id}>{label}</label> : <span className="asked-label">{label}</span>}
    {children}
  </div>
);

/** Matter, activity, officers present, place: what is said of a capture. */
export const SettingFields = ({ testid, value, onChange, matters, places, own }: SettingFieldsProps) => {
  const t = useText();
  const ids = { matter: useId(), place: useId(), places: useId() };
  const matter = matters.find(({ id }) => id === value.matter);
  const choose = (id: string) => {
    const next = matters.find((one) => one.id === id);
    onChange(fitting({ ...value, matter: id }, next, own));
  };
  const activities = activitiesOf(matter);
  return (
    <div className="setting">
      <Asked label={t('案件', 'Matter')} id={ids.matter}>
        <Pick
          id={ids.matter}
          testid={`${testid}-matter`}
          value={matter?.id}
          onChange={(id) => choose(id as string)}
          options={matters.map((one) => ({
            value: one.id,
            label: `${one.partyName}（${one.reference}，${t(one.stateName)}）`,
          }))}
        />
      </Asked>
      {!matters.length && (
        <p className="quiet" data-testid={`${testid}-no-matters`}>
          {t(
            '本机还没有您的在办案件，联网后自动取得；可以先摄录，之后再补选案件。',
            'No open matter of yours on this device yet; it fetches them when online. You may capture first and choose later.',
          )}
        </p>
      )}
      {matter && (
        <Asked label={t('执法活动', 'Activity')}>
          <Radio.Group
            value={value.activity}
            onChange={({ target }) => onChange({ ...value, activity: target.value as string })}
            data-testid={`${testid}-activity`}
            className="radios"
          >
            {activities.map((one) => (
              <Radio key={one} value={one}>
                <span data-testid={`${testid}-activity-option-${one}`}>{t(named(activityNames, one))}</span>
              </Radio>
            ))}
          </Radio.Group>
          {!activities.length && (
            <p className="quiet">
              {t(
                `“${matter.stateName.zh}”环节不要求音像记录，此时上报会被退回`,
                `Nothing is recorded in the state ${matter.stateName.en}: it would be refused`,
              )}
            </p>
          )}
        </Asked>
      )}
      {matter && (
        <Asked
          label={t(
            `在场执法人员（不少于${fewestOfficers}人，行政处罚法第四十二条）`,
            `Officers present (${fewestOfficers} or more)`,
          )}
        >
          <Checkbox.Group
            value={value.officers}
            onChange={(officers) => onChange({ ...value, officers })}
            data-testid={`${testid}-officers`}
            className="radios"
          >
            {matter.officers.map(({ certificate, name }) => (
              <Checkbox key={certificate} value={certificate}>
                <span data-testid={`${testid}-officers-option-${certificate}`}>
                  {name} <small className="quiet">{certificate}</small>
                </span>
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Asked>
      )}
      <Asked label={t('地点', 'Place')} id={ids.place}>
        <Input
          id={ids.place}
          value={value.place}
          list={ids.places}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...value, place: target.value })}
          data-testid={`${testid}-place`}
        />
        <datalist id={ids.places}>
          {places.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </Asked>
    </div>
  );
};
