import { stack } from '@sanzhi/testing';
import { Findings } from '../../tools/src/fsck/findings.ts';
import { fsck } from '../../tools/src/fsck/fsck.ts';
import { openPlaces } from '../../tools/src/fsck/places.ts';

/** Every difference that `sanzhi fsck` finds in the instance under test, as `code place detail`. */
export const differences = async (options: { shallow?: boolean } = {}): Promise<string[]> => {
  const places = await openPlaces(stack());
  try {
    const findings = new Findings();
    await fsck(places, findings, options);
    return findings.differences.map(({ code, place, detail }) => `${code} ${place} ${detail ?? ''}`.trim());
  } finally {
    await places.close();
  }
};
