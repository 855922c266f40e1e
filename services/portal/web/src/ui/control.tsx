import { Checkbox, Input, Radio, Select } from 'antd';
import type { ChangeEvent, ReactElement } from 'react';
import { useText } from '../language.ts';
import type { FieldSpec, Option } from './field-spec.ts';

interface ControlProps {
  spec: FieldSpec;
  testid: string;
  id?: string;
  value?: unknown;
  checked?: boolean;
  onChange?: (value: unknown) => void;
}

interface PickProps {
  id?: string;
  testid: string;
  options: readonly Option[];
  value?: string | string[];
  onChange?: (value: string | string[]) => void;
  multiple?: boolean;
  search?: FieldSpec['search'];
}

const plain = {
  date: 'date',
  time: 'datetime-local',
  number: 'number',
  line: 'text',
  money: 'text',
} as const;

/** A list to choose from; each option can be found by its value. */
export const Pick = ({ testid, options, multiple, search, ...rest }: PickProps) => {
  const t = useText();
  const nothing =
    search && t('没有可选的：请输入，或者换个写法', 'Nothing to choose: type, or type it another way');
  return (
    <Select
      {...rest}
      notFoundContent={nothing}
      mode={multiple ? 'multiple' : undefined}
      showSearch={search ? { filterOption: false, onSearch: search } : { optionFilterProp: 'label' }}
      virtual={false}
      data-testid={testid}
      options={[...options]}
      optionRender={({ value, label }) => <span data-testid={`${testid}-option-${value}`}>{label}</span>}
    />
  );
};

/** The input for one kind of field. */
export const Control = ({ spec, testid, value, checked, ...rest }: ControlProps): ReactElement => {
  const t = useText();
  const { kind, options = [] } = spec;
  const text = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    rest.onChange?.(spec.upper ? event.target.value.toUpperCase() : event.target.value);
  if (kind === 'yes')
    return (
      <Checkbox {...rest} checked={checked} data-testid={testid}>
        {t(spec.label)}
      </Checkbox>
    );
  if (kind === 'text')
    return (
      <Input.TextArea
        {...rest}
        value={value as string}
        onChange={text}
        autoSize={{ minRows: spec.rows ?? 3, maxRows: 18 }}
        maxLength={spec.max ?? 20_000}
        data-testid={testid}
      />
    );
  if (kind === 'choice' && !spec.search && options.length <= 4)
    return (
      <Radio.Group {...rest} value={value} data-testid={testid} className="radios">
        {options.map((option) => (
          <Radio key={option.value} value={option.value}>
            <span data-testid={`${testid}-option-${option.value}`}>{option.label}</span>
          </Radio>
        ))}
      </Radio.Group>
    );
  if (kind === 'choice' || kind === 'choices')
    return (
      <Pick
        {...rest}
        value={value as string}
        testid={testid}
        options={options}
        multiple={kind === 'choices'}
        search={spec.search}
      />
    );
  return (
    <Input
      {...rest}
      value={value as string}
      onChange={text}
      type={plain[kind as keyof typeof plain]}
      inputMode={kind === 'money' ? 'decimal' : undefined}
      suffix={kind === 'money' ? t('元', 'yuan') : undefined}
      maxLength={spec.max ?? 200}
      autoComplete="off"
      data-testid={testid}
    />
  );
};
