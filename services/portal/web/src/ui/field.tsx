import { Button, Form } from 'antd';
import { useText, type Say } from '../language.ts';
import { Control } from './control.tsx';
import type { FieldSpec, Path, Values } from './field-spec.ts';
import { LawNote } from './law-note.tsx';
import { toFen } from './money.ts';

interface FieldProps {
  spec: FieldSpec;
  /** Test-id prefix: the form's name. */
  form: string;
  /** Where the field stands among all values. */
  at: Path;
  /** Where it stands for the form library (inside a list: from the list). */
  name: Path;
}

const rulesOf = ({ kind, required, check, label }: FieldSpec, t: Say) => [
  ...(required && kind !== 'yes'
    ? [{ required: true, message: t(`请填写${label.zh}`, `${label.en} is needed`) }]
    : []),
  ...(kind === 'money'
    ? [
        {
          validator: (_: unknown, value: string | undefined) =>
            !value || toFen(value) !== undefined
              ? Promise.resolve()
              : Promise.reject(
                  new Error(
                    t('金额最多两位小数，如 5000 或 5000.50', 'At most two decimals, such as 5000.50'),
                  ),
                ),
        },
      ]
    : []),
  ...(check
    ? [
        ({ getFieldsValue }: { getFieldsValue: (all: true) => Values }) => ({
          validator: (_: unknown, value: string | undefined) => {
            const fault = value ? check(value, getFieldsValue(true)) : undefined;
            return fault ? Promise.reject(new Error(t(fault))) : Promise.resolve();
          },
        }),
      ]
    : []),
];

const Label = ({ spec }: { spec: FieldSpec }) => {
  const t = useText();
  return (
    <>
      {t(spec.label)}
      {spec.basis && <LawNote basis={spec.basis} />}
    </>
  );
};

const Rows = ({ spec, form, at, name }: FieldProps) => {
  const t = useText();
  const testid = [form, ...at].join('-');
  return (
    <fieldset className="rows">
      <legend>
        <Label spec={spec} />
      </legend>
      {spec.hint && <p className="quiet">{t(spec.hint)}</p>}
      <Form.List name={name}>
        {(items, { add, remove }) => (
          <>
            {items.map((item, index) => (
              <div className="row" key={item.key} data-testid={`${testid}-${index}`}>
                <div className="row-fields">
                  <Fields specs={spec.of ?? []} form={form} at={[...at, index]} name={[item.name]} />
                </div>
                <Button
                  onClick={() => remove(item.name)}
                  data-testid={`${testid}-${index}-remove`}
                  aria-label={t(`删除第${index + 1}项`, `Remove item ${index + 1}`)}
                >
                  {t('删除', 'Remove')}
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add({})} data-testid={`${testid}-add`}>
              + {spec.row ? t(spec.row) : t('增加一项', 'Add')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
};

const Single = ({ spec, form, at, name }: FieldProps) => {
  const t = useText();
  return (
    <Form.Item
      name={name}
      label={spec.kind === 'yes' ? undefined : <Label spec={spec} />}
      valuePropName={spec.kind === 'yes' ? 'checked' : 'value'}
      rules={rulesOf(spec, t)}
      required={spec.required}
      extra={spec.kind === 'yes' && spec.basis ? <LawNote basis={spec.basis} /> : spec.hint && t(spec.hint)}
      className={['text', 'choices', 'yes'].includes(spec.kind) ? 'wide' : undefined}
    >
      <Control spec={spec} testid={[form, ...at].join('-')} />
    </Form.Item>
  );
};

const Field = (props: FieldProps) => {
  const { spec } = props;
  if (spec.kind === 'list') return <Rows {...props} />;
  if (spec.kind !== 'group') return <Single {...props} />;
  return (
    <fieldset className="group">
      <legend>
        <Label spec={spec} />
      </legend>
      <div className="row-fields">
        <Fields specs={spec.of ?? []} form={props.form} at={props.at} name={props.name} />
      </div>
    </fieldset>
  );
};

interface FieldsProps {
  specs: readonly FieldSpec[];
  form: string;
  at?: Path;
  name?: Path;
}

/** Fields in their order; those that do not apply to what is filled in so far are not there. */
export const Fields = ({ specs, form, at = [], name = [] }: FieldsProps) => {
  const values = Form.useWatch((all: Values) => all, Form.useFormInstance()) ?? {};
  return specs
    .filter((spec) => spec.when?.(values) ?? true)
    .map((spec) => (
      <Field key={spec.name} spec={spec} form={form} at={[...at, spec.name]} name={[...name, spec.name]} />
    ));
};
