import { evidenceApi } from '@sanzhi/contracts';
import { Link } from 'react-router';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';

/** Whose slot it is, for whoever may read matters. */
export const MatterOf = ({ id }: { id: string }) => {
  const may = useMay();
  const { data } = useRead(evidenceApi.getMatter, { id }, { enabled: may(evidenceApi.getMatter) });
  if (!data) return null;
  return (
    <Link to={`/matters/${id}`}>
      {data.reference} {data.party.name}
    </Link>
  );
};
