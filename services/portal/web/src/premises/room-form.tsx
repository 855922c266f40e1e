import { evidenceApi } from '@sanzhi/contracts';
import { asLines } from '../exhibit/lines-of.ts';
import { useText, type Say } from '../language.ts';
import { optionsOf } from '../names.ts';
import { demanded } from '../ui/demanded.ts';
import type { FieldSpec } from '../ui/field-spec.ts';
import { FoldForm } from '../ui/fold-form.tsx';
import type { Room } from './day.ts';
import { roomKinds } from './names.ts';

const line = demanded('line');
const code = line('code', '编号', 'Code', {
  hint: { zh: '本机关内不重复，登记后不变', en: 'One of its kind in the agency; it stays' },
});
const fieldsFor = (t: Say): FieldSpec[] => [
  line('name', '名称', 'Name'),
  demanded('choice')('kind', '用途', 'Kind', { options: optionsOf(roomKinds, t) }),
  demanded('text')('cameras', '固定机位编号', 'Fixed cameras', {
    rows: 2,
    required: false,
    hint: {
      zh: '与采集站交文件时的设备编号一致；多个之间用空格、顿号或者换行隔开；一个机位只属于一个场所',
      en: 'As the station names them when it hands in films; several: put spaces between; a camera stands in one room',
    },
  }),
];

export const NewRoom = () => {
  const t = useText();
  return (
    <FoldForm
      card
      name="room"
      title={{ zh: '登记场所', en: 'Register a room' }}
      route={evidenceApi.recordRoom}
      fields={[code, ...fieldsFor(t)]}
      shape={asLines('cameras')}
      submit={{ zh: '登记', en: 'Register' }}
    />
  );
};

export const ChangeRoom = ({ room: { id, version, code: of, name, kind, cameras } }: { room: Room }) => {
  const t = useText();
  return (
    <FoldForm
      key={version}
      name={`room-${id}-change`}
      title={{ zh: '变更场所和机位', en: 'Change room and cameras' }}
      route={evidenceApi.recordRoom}
      along={{ code: of }}
      fields={fieldsFor(t)}
      initial={{ name, kind, cameras: cameras.join('、') }}
      shape={asLines('cameras')}
      submit={{ zh: '保存变更', en: 'Save' }}
    />
  );
};
