import type { disclosureApi, ReplyOf } from '@sanzhi/contracts';
import { words } from '../words.ts';
import { Fact, Layout, type View } from './layout.tsx';

interface OfficerProps extends View {
  certificate: string;
  officer: ReplyOf<typeof disclosureApi.publicOfficer> | undefined;
}

/** 行政处罚法第五十五条: an officer shows the certificate; here anyone can check it. */
export const OfficerPage = ({ certificate, officer, ...view }: OfficerProps) => {
  const say = words[view.language];
  return (
    <Layout {...view} title={say.officers} current="officers">
      <form className="search" method="get" action="/officers" role="search">
        <label htmlFor="certificate">{say.certificate}</label>
        <input
          id="certificate"
          name="certificate"
          type="text"
          inputMode="text"
          defaultValue={certificate}
          maxLength={40}
          required
        />
        {view.language === 'en' && <input type="hidden" name="lang" value="en" />}
        {view.large && <input type="hidden" name="type" value="large" />}
        <button type="submit">{say.check}</button>
      </form>
      {certificate !== '' && !officer && <p className="notice">{say.noOfficer}</p>}
      {officer && (
        <dl>
          <Fact name={say.status}>
            <strong>{say[officer.status]}</strong>
          </Fact>
          <Fact name={say.name}>{officer.name}</Fact>
          <Fact name={say.certificate}>{officer.certificate}</Fact>
          <Fact name={say.unit}>{`${officer.bodyName} ${officer.unit}`}</Fact>
          <Fact name={say.post}>{officer.post}</Fact>
          <Fact name={say.validity}>{`${officer.validFrom} – ${officer.validTo}`}</Fact>
        </dl>
      )}
    </Layout>
  );
};

export const BodiesPage = ({
  bodies,
  ...view
}: View & { bodies: ReplyOf<typeof disclosureApi.publicBodies> }) => {
  const say = words[view.language];
  return (
    <Layout {...view} title={say.bodies} current="bodies">
      {bodies.items.length === 0 && <p>{say.none}</p>}
      {bodies.items.map((body) => (
        <section key={body.uscc}>
          <h2>{body.name}</h2>
          <dl>
            <Fact name={say.code}>{body.uscc}</Fact>
            <Fact name={say.address}>{body.address}</Fact>
            <Fact name={say.phone}>{body.phone}</Fact>
            <Fact name={say.legalBasis}>{body.legalBasis}</Fact>
          </dl>
        </section>
      ))}
    </Layout>
  );
};
